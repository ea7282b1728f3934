// SPDX-License-Identifier: Apache-2.0
// The syslog daemon of this machine, spoken to as syslog(3) does but saying what became of it; and the one
// datagram with which a service tells systemd of its state (sd_notify(3)).
#pragma once

#include <cstddef>
#include <string>

#include "native/error.hh"

namespace gyr {

/** One message, complete with its head. Waits while the daemon is busy. Each thread has a connection. */
Outcome syslog_send(const std::string& message);
/** What the daemon has not read yet. Fails when it is not the one any more that the messages went to. */
Outcome syslog_unread(size_t* bytes);
void syslog_close();

/** False when nobody listens (NOTIFY_SOCKET is not set) or the message could not be sent. */
bool notify(const std::string& text);

}  // namespace gyr
