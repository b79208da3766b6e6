// What went wrong, in words for the person at the terminal. Every fallible function of the project returns
// its failure as one of these; nothing of ours throws.
#pragma once

#include <string>

namespace onrecord {

/// Who can mend it: the kinds decide the wording and the exit code, never the flow inside the program.
enum class ErrorKind {
    Usage,     ///< the command line
    Query,     ///< the question
    Input,     ///< an article or a file that was to be read
    Database,  ///< the index is absent, foreign, damaged or of another version
    Locked,    ///< somebody else is writing
    System,    ///< the operating system refused: rights, space, a broken pipe
};

/// `message` says what is wrong in one line; `hint` says what to do next and may have several lines
/// (a query with a caret under the place). Either is plain text without a final newline.
struct Error {
    ErrorKind kind = ErrorKind::System;
    std::string message;
    std::string hint;

    friend bool operator==(const Error&, const Error&) = default;
};

}  // namespace onrecord
