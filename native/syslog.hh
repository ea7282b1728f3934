// SPDX-License-Identifier: Apache-2.0
// syslog(3), and the one datagram with which a service tells systemd of its state (sd_notify(3)).
#pragma once

#include <string>

namespace gyr {

void syslog_open(std::string ident, int facility);
void syslog_write(int priority, const std::string& text);
void syslog_close();

/** False when nobody listens (NOTIFY_SOCKET is not set) or the message could not be sent. */
bool notify(const std::string& text);

}  // namespace gyr
