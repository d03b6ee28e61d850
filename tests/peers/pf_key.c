// Stands in, preloaded, for the kernel's PF_KEY: it accepts whatever iked installs, and nothing is encrypted.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <endian.h>
#include <linux/pfkeyv2.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>

// The option that lets IKE pass by IPsec, of IPv4 and of IPv6: a kernel without IPsec has neither.
enum { IP_POLICY = 16, IPV6_POLICY = 34 };

// A socket that is connected to itself: what is written to it is its answer.
static int mirror(int type) {
  int (*real)(int, int, int) = (int (*)(int, int, int))dlsym(RTLD_NEXT, "socket");
  int fd = real(AF_UNIX, SOCK_DGRAM | (type & (SOCK_CLOEXEC | SOCK_NONBLOCK)), 0);
  struct sockaddr_un own = {.sun_family = AF_UNIX};
  socklen_t size = sizeof own;
  if (fd < 0 || bind(fd, (struct sockaddr *)&own, offsetof(struct sockaddr_un, sun_path)) != 0 ||
      getsockname(fd, (struct sockaddr *)&own, &size) != 0 || connect(fd, (struct sockaddr *)&own, size) != 0) {
    return -1;
  }
  return fd;
}

static int is_mirror(int fd) {
  struct sockaddr_un own, peer;
  socklen_t own_size = sizeof own, peer_size = sizeof peer;
  return getsockname(fd, (struct sockaddr *)&own, &own_size) == 0 && own.sun_family == AF_UNIX &&
         getpeername(fd, (struct sockaddr *)&peer, &peer_size) == 0 && own_size == peer_size &&
         own_size > offsetof(struct sockaddr_un, sun_path) && memcmp(&own, &peer, own_size) == 0;
}

int socket(int domain, int type, int protocol) {
  if (domain == PF_KEY) return mirror(type);
  int (*real)(int, int, int) = (int (*)(int, int, int))dlsym(RTLD_NEXT, "socket");
  return real(domain, type, protocol);
}

// The answer to a message is the message itself; only a new SPI is the kernel's to say.
ssize_t writev(int fd, const struct iovec *parts, int count) {
  static uint32_t next_spi = 0xc0000001;
  ssize_t (*real)(int, const struct iovec *, int) =
      (ssize_t(*)(int, const struct iovec *, int))dlsym(RTLD_NEXT, "writev");
  struct sadb_msg head;
  if (count == 0 || parts[0].iov_len != sizeof head || !is_mirror(fd)) return real(fd, parts, count);
  memcpy(&head, parts[0].iov_base, sizeof head);
  if (head.sadb_msg_type != SADB_GETSPI) return real(fd, parts, count);
  ssize_t written = head.sadb_msg_len * 8;
  struct sadb_sa sa = {
      .sadb_sa_len = sizeof sa / 8, .sadb_sa_exttype = SADB_EXT_SA, .sadb_sa_spi = htobe32(next_spi++)};
  head.sadb_msg_len = (sizeof head + sizeof sa) / 8;
  const struct iovec reply[] = {{&head, sizeof head}, {&sa, sizeof sa}};
  return real(fd, reply, 2) < 0 ? -1 : written;
}

int setsockopt(int fd, int level, int name, const void *value, socklen_t size) {
  if ((level == IPPROTO_IP && name == IP_POLICY) || (level == IPPROTO_IPV6 && name == IPV6_POLICY)) return 0;
  int (*real)(int, int, int, const void *, socklen_t) =
      (int (*)(int, int, int, const void *, socklen_t))dlsym(RTLD_NEXT, "setsockopt");
  return real(fd, level, name, value, size);
}
