#include "common/base/interrupt.hpp"

#include <csignal>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace onrecord {
namespace {

sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

/// True when `wanted` became readable before `over` did.
bool wait_for(int wanted, int over) {
    pollfd files[] = {{wanted, POLLIN, 0}, {over, POLLIN, 0}};
    while (poll(files, 2, -1) < 0) {
    }
    return files[1].revents == 0;
}

}  // namespace

Interrupt::Interrupt() : over_{eventfd(0, EFD_CLOEXEC)} {
    const auto signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    listener_ = std::thread{[this, file = signalfd(-1, &signals, SFD_CLOEXEC)] { listen(file); }};
}

Interrupt::~Interrupt() {
    eventfd_write(over_, 1);
    listener_.join();
    close(over_);
    const auto signals = stop_signals();
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

void Interrupt::listen(int signals) {
    if (wait_for(signals, over_)) {
        signalfd_siginfo taken{};
        (void)!read(signals, &taken, sizeof taken);
        stop_.request_stop();
        // The second signal finds one thread that does not block it: this one, where it does what signals do.
        const auto unblocked = stop_signals();
        pthread_sigmask(SIG_UNBLOCK, &unblocked, nullptr);
        pollfd over{over_, POLLIN, 0};
        while (poll(&over, 1, -1) < 0) {
        }
    }
    close(signals);
}

}  // namespace onrecord
