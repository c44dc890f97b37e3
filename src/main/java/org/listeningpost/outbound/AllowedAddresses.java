package org.listeningpost.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names to addresses that may be connected to. Since the connection is made to exactly these addresses, a name
 * that answers differently the second time gains nothing. Refused is everything that is not out on the Internet, unless
 * the host is allowed by name. Thread-safe.
 */
public final class AllowedAddresses implements DnsResolver {
    private static final Pattern NUMBER =
            Pattern.compile("(?:[^:]*\\.)?(?:0x[0-9a-f]*|[0-9]+)\\.?", Pattern.CASE_INSENSITIVE);

    private static final Pattern DOTTED = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

    private final DnsResolver resolver;
    private final Set<String> privateHosts;

    /** @param privateHosts names or literal addresses that may be anywhere */
    public AllowedAddresses(List<String> privateHosts) {
        this(privateHosts, SystemDefaultDnsResolver.INSTANCE);
    }

    /** @param resolver asked for the addresses of names */
    public AllowedAddresses(List<String> privateHosts, DnsResolver resolver) {
        this.resolver = resolver;
        this.privateHosts =
                privateHosts.stream().map(AllowedAddresses::canonical).collect(Collectors.toUnmodifiableSet());
    }

    /** A name that leads, or may lead, to where nobody outside can be. */
    public static final class ForbiddenAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        ForbiddenAddressException() {
            super("not a public address");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (isOddNumber(host)) {
            throw new ForbiddenAddressException();
        }
        InetAddress[] addresses = resolver.resolve(host);
        if (!isAllowedByName(host)) {
            for (InetAddress address : addresses) {
                // One bad address among good ones is how rebinding begins: the whole name is refused.
                if (!isPublic(address)) {
                    throw new ForbiddenAddressException();
                }
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return host;
    }

    /** Octal, hexadecimal or too few parts: every reader of such an address takes it for another one. */
    private static boolean isOddNumber(String host) {
        return NUMBER.matcher(host).matches() && !DOTTED.matcher(host).matches();
    }

    public boolean isAllowedByName(String host) {
        return privateHosts.contains(canonical(host));
    }

    private static String canonical(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes, 0) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes, int start) {
        int a = bytes[start] & 0xff;
        int b = bytes[start + 1] & 0xff;
        int c = bytes[start + 2] & 0xff;
        return switch (a) {
            case 0, 10, 127 -> false;
            case 100 -> b < 64 || b > 127; // carrier-grade NAT
            case 169 -> b != 254;
            case 172 -> b < 16 || b > 31;
            case 192 -> !(b == 168 || b == 0 && (c == 0 || c == 2) || b == 88 && c == 99);
            case 198 -> !(b == 18 || b == 19 || b == 51 && c == 100);
            case 203 -> !(b == 0 && c == 113);
            default -> a < 224;
        };
    }

    /** Only 2000::/3 is out there, and in it some prefixes carry an IPv4 address inside. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        if (first == 0x2002) {
            return isPublic4(bytes, 2); // 6to4
        }
        if (first == 0x0064 && second == 0xff9b) {
            return isZero(bytes, 4, 12) && isPublic4(bytes, 12); // NAT64
        }
        boolean isTeredoOrDocumentation = first == 0x2001 && (second < 0x0200 || second == 0x0db8);
        return (first & 0xe000) == 0x2000 && !isTeredoOrDocumentation && first != 0x3fff;
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
