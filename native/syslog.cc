// SPDX-License-Identifier: Apache-2.0
// See syslog.hh.
#include "native/syslog.hh"

#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>

#include "native/device.hh"

namespace gyr {
namespace {

constexpr char kPath[] = "/dev/log";

/** The socket of a daemon; one that is made anew has another number or time. */
struct Identity {
  dev_t device = 0;
  ino_t inode = 0;
  timespec changed{};

  bool operator==(const Identity& other) const {
    return device == other.device && inode == other.inode &&
           changed.tv_sec == other.changed.tv_sec && changed.tv_nsec == other.changed.tv_nsec;
  }
};

struct Connection {
  Descriptor fd;
  int type = SOCK_DGRAM;
  Identity daemon;
};

thread_local Connection connection;

bool identify(Identity* daemon) {
  struct stat found;
  if (stat(kPath, &found) < 0) return false;
  *daemon = {found.st_dev, found.st_ino, found.st_ctim};
  return true;
}

bool connect_to_daemon(int type, Descriptor* fd) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, kPath, sizeof kPath);
  Descriptor made(socket(AF_UNIX, type | SOCK_CLOEXEC, 0));
  if (!made) return false;
  if (connect(made.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) < 0)
    return false;
  *fd = std::move(made);
  return true;
}

/** Datagrams, as nearly every daemon takes them, or else a stream. */
bool open_connection() {
  Connection made;
  if (!identify(&made.daemon)) return false;
  if (!connect_to_daemon(SOCK_DGRAM, &made.fd)) {
    made.type = SOCK_STREAM;
    if (errno != EPROTOTYPE || !connect_to_daemon(SOCK_STREAM, &made.fd)) return false;
  }
  connection = std::move(made);
  return true;
}

bool send_all(const char* bytes, size_t size) {
  while (size > 0) {
    const ssize_t sent = send(connection.fd.get(), bytes, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return false;
    // A datagram goes whole.
    bytes += sent;
    size -= static_cast<size_t>(sent);
  }
  return true;
}

}  // namespace

Outcome syslog_send(const std::string& message) {
  if (!connection.fd && !open_connection()) return system_failure("connect", kPath);
  // In a stream a zero byte ends a message.
  const size_t size = message.size() + (connection.type == SOCK_STREAM ? 1 : 0);
  if (send_all(message.c_str(), size)) return {};
  Failure failure = system_failure("send", kPath);
  syslog_close();
  return failure;
}

Outcome syslog_unread(size_t* bytes) {
  *bytes = 0;
  if (!connection.fd) return {};
  int unread = 0;
  if (ioctl(connection.fd.get(), SIOCOUTQ, &unread) < 0) return system_failure("ioctl", kPath);
  *bytes = static_cast<size_t>(unread);
  if (unread > 0) return {};
  // What a daemon left unread when it ended is gone from the queue too.
  Identity now;
  Descriptor fd;
  if (!identify(&now) || !connect_to_daemon(connection.type, &fd)) {
    Failure failure = system_failure("connect", kPath);
    syslog_close();
    return failure;
  }
  if (now == connection.daemon) return {};
  syslog_close();
  errno = ECONNRESET;
  return system_failure("send", kPath);
}

void syslog_close() { connection = Connection(); }

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
