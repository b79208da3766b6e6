// A value or the Error that stands in its place; the names are those of std::expected (C++23).
#pragma once

#include <cassert>
#include <utility>
#include <variant>

#include "common/base/error.hpp"

namespace onrecord {

/// Holds a T or an Error. REQUIRES: `value` and `*` only where has_value(), `error` only where not.
template <typename T>
class [[nodiscard]] Result {
  public:
    using value_type = T;

    Result(T value) : state_{std::in_place_index<0>, std::move(value)} {}
    Result(Error error) : state_{std::in_place_index<1>, std::move(error)} {}

    bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& value() & { return held(); }
    const T& value() const& { return const_cast<Result*>(this)->held(); }
    T&& value() && { return std::move(held()); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const {
        assert(!has_value());
        return *std::get_if<1>(&state_);
    }

  private:
    T& held() {
        assert(has_value());
        return *std::get_if<0>(&state_);
    }

    std::variant<T, Error> state_;
};

/// The value of an action that has none.
struct Done {
    friend bool operator==(const Done&, const Done&) = default;
};
using Status = Result<Done>;

}  // namespace onrecord
