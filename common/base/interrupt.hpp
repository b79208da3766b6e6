// Ctrl-C asked for politely: the first SIGINT or SIGTERM becomes a request to stop that any thread can look
// at; the second one ends the process at once, as if nobody had listened.
#pragma once

#include <stop_token>
#include <thread>

namespace onrecord {

/// Listens from its construction on. REQUIRES: constructed before any other thread is started, because these
/// must not be the ones that the signals reach; at most one at a time.
class Interrupt {
  public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return stop_.get_token(); }
    bool requested() const { return stop_.stop_requested(); }

  private:
    void listen(int signals);

    std::stop_source stop_;
    int over_ = -1;  ///< an eventfd: readable when this object goes
    std::thread listener_;
};

}  // namespace onrecord
