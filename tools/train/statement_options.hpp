// How each model of the statements is trained.
#pragma once

#include "common/analysis/arguments.hpp"
#include "common/analysis/confidence.hpp"
#include "common/analysis/cues.hpp"
#include "common/analysis/dependencies.hpp"
#include "common/analysis/sources.hpp"
#include "common/analysis/tagger.hpp"
#include "tools/train/chain_trainer.hpp"

namespace onrecord {

inline const TrainingOptions tagger_options{.labels = trained_tags,
                                            .bits = 19,
                                            .rounds = 4,
                                            .averaged_from = 3,
                                            .snapshots = 5,
                                            .average_steps = true,
                                            .rate = 0.1F,
                                            .decay = 1e-6F,
                                            .least_count = 8,
                                            .dropped = 0.15F,
                                            .seed = 1,
                                            .steps = false};
inline const TrainingOptions relation_options{.labels = relations,
                                              .bits = 18,
                                              .rounds = 2,
                                              .averaged_from = 1,
                                              .snapshots = 5,
                                              .average_steps = true,
                                              .rate = 0.1F,
                                              .decay = 1e-6F,
                                              .least_count = 6,
                                              .dropped = 0.15F,
                                              .seed = 5,
                                              .steps = false};
inline const TrainingOptions parser_options{.labels = transitions,
                                            .bits = 20,
                                            .rounds = 3,
                                            .averaged_from = 2,
                                            .snapshots = 5,
                                            .average_steps = true,
                                            .rate = 0.1F,
                                            .decay = 1e-6F,
                                            .least_count = 8,
                                            .dropped = 0.15F,
                                            .seed = 4,
                                            .steps = false};
inline const TrainingOptions quick_options{.labels = transitions,
                                           .bits = 18,
                                           .rounds = 3,
                                           .averaged_from = 1,
                                           .snapshots = 5,
                                           .rate = 0.1F,
                                           .decay = 1e-6F,
                                           .least_count = 8,
                                           .dropped = 0.1F,
                                           .seed = 9,
                                           .steps = false};
inline const TrainingOptions hint_options{.labels = hint_labels,
                                          .bits = 16,
                                          .rounds = 4,
                                          .averaged_from = 2,
                                          .snapshots = 5,
                                          .rate = 0.05F,
                                          .decay = 1e-6F,
                                          .least_count = 2,
                                          .dropped = 0.2F,
                                          .seed = 8,
                                          .steps = false};
inline const TrainingOptions cue_options{.labels = cue_labels,
                                         .bits = 21,
                                         .rounds = 6,
                                         .averaged_from = 5,
                                         .snapshots = 5,
                                         .average_steps = true,
                                         .rate = 0.03F,
                                         .least_count = 3,
                                         .dropped = 0.4F,
                                         .seed = 2,
                                         .runs = 16};
inline const TrainingOptions argument_options{.labels = argument_labels,
                                              .bits = 21,
                                              .rounds = 6,
                                              .averaged_from = 5,
                                              .snapshots = 5,
                                              .average_steps = true,
                                              .rate = 0.03F,
                                              .least_count = 4,
                                              .dropped = 0.3F,
                                              .sharpness = 1.4F,
                                              .seed = 3,
                                              .runs = 16};
inline const TrainingOptions source_options{.labels = source_labels,
                                            .bits = 16,
                                            .rounds = 6,
                                            .averaged_from = 2,
                                            .snapshots = 5,
                                            .rate = 0.03F,
                                            .decay = 1e-5F,
                                            .least_count = 2,
                                            .dropped = 0.2F,
                                            .seed = 6,
                                            .steps = false};
inline const TrainingOptions confidence_options{.labels = verdicts,
                                                .bits = 16,
                                                .rounds = 6,
                                                .averaged_from = 2,
                                                .snapshots = 5,
                                                .rate = 0.02F,
                                                .decay = 1e-5F,
                                                .least_count = 3,
                                                .dropped = 0.2F,
                                                .sharpness = 0.8F,
                                                .seed = 7,
                                                .steps = false};

}  // namespace onrecord
