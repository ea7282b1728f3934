// SPDX-License-Identifier: Apache-2.0
// See syslog.hh.
#include "native/syslog.hh"

#include <sys/socket.h>
#include <sys/un.h>
#include <syslog.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "native/device.hh"

namespace gyr {
namespace {

// openlog() keeps the pointer it is given.
std::string ident_in_use;

}  // namespace

void syslog_open(std::string ident, int facility) {
  closelog();
  ident_in_use = std::move(ident);
  openlog(ident_in_use.c_str(), LOG_PID | LOG_NDELAY, facility);
}

void syslog_write(int priority, const std::string& text) {
  syslog(priority, "%s", text.c_str());
}

void syslog_close() { closelog(); }

bool notify(const std::string& text) {
  const char* path = std::getenv("NOTIFY_SOCKET");
  sockaddr_un address{};
  const size_t length = path == nullptr ? 0 : std::strlen(path);
  if (length < 2 || length >= sizeof address.sun_path) return false;
  if (path[0] != '/' && path[0] != '@') return false;
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path, length);
  if (path[0] == '@') address.sun_path[0] = '\0';
  Descriptor socket_fd(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!socket_fd) return false;
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length);
  return sendto(socket_fd.get(), text.data(), text.size(), MSG_NOSIGNAL,
                reinterpret_cast<const sockaddr*>(&address), size) ==
         static_cast<ssize_t>(text.size());
}

}  // namespace gyr
