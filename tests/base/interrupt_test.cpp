#include "common/base/interrupt.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace onrecord;

/// A process that says "r" when it listens, "s" when it was asked to stop, and then goes on for ever.
struct Listener {
    int said = -1;
    pid_t pid = -1;

    Listener() {
        int ends[2];
        BOOST_TEST_REQUIRE(pipe(ends) == 0);
        pid = fork();
        if (pid == 0) listen(ends[1]);
        close(ends[1]);
        said = ends[0];
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener() { close(said); }

    [[noreturn]] static void listen(int out) {
        const Interrupt interrupt;
        (void)!write(out, "r", 1);
        while (!interrupt.requested()) usleep(1000);
        (void)!write(out, "s", 1);
        for (;;) pause();
    }

    char next() const {
        char letter = 0;
        return read(said, &letter, 1) == 1 ? letter : '-';
    }
};

BOOST_AUTO_TEST_CASE(the_first_signal_asks_and_the_second_one_ends) {
    const Listener listener;
    BOOST_TEST(listener.next() == 'r');
    kill(listener.pid, SIGTERM);
    BOOST_TEST(listener.next() == 's');
    // Until the listener has let signals through again, another one would be taken for pending, not for lost.
    kill(listener.pid, SIGINT);
    int status = 0;
    BOOST_TEST_REQUIRE(waitpid(listener.pid, &status, 0) == listener.pid);
    BOOST_TEST(WIFSIGNALED(status));
    BOOST_TEST(WTERMSIG(status) == SIGINT);
}

BOOST_AUTO_TEST_CASE(afterwards_signals_do_what_they_do) {
    { const Interrupt interrupt; }
    sigset_t blocked;
    pthread_sigmask(SIG_SETMASK, nullptr, &blocked);
    BOOST_TEST(sigismember(&blocked, SIGINT) == 0);
}

}  // namespace
