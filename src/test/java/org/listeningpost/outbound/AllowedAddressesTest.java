package org.listeningpost.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowedAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.7",
                "192.0.2.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "2130706433",
                "0177.0.0.1",
                "0x7f.0.0.1",
                "0x7f000001",
                "8.8.2056",
                "08.8.8.8",
                "127.0.0.1.",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2001::1",
                "2001:db8::1",
                "fec0::1",
                "100::1"
            })
    void what_is_not_out_on_the_internet_is_refused(String host) {
        AllowedAddresses addresses = new AllowedAddresses(List.of());
        assertThrows(AllowedAddresses.ForbiddenAddressException.class, () -> addresses.resolve(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "192.0.1.1",
                "198.20.0.1",
                "2606:4700::1111",
                "2a00:1450:4001::1",
                "2002:808:808::1",
                "64:ff9b::808:808",
                "2001:4860:4860::8888"
            })
    void public_addresses_are_taken(String host) throws UnknownHostException {
        assertTrue(AllowedAddresses.isPublic(InetAddress.getByName(host)), host);
        assertEquals(1, new AllowedAddresses(List.of()).resolve(host).length);
    }

    @Test
    void a_name_with_one_private_address_among_public_ones_is_refused() {
        AllowedAddresses addresses = new AllowedAddresses(List.of(), new Answers("8.8.8.8", "10.0.0.1"));
        assertThrows(AllowedAddresses.ForbiddenAddressException.class, () -> addresses.resolve("both.example"));
    }

    @Test
    void hosts_are_allowed_by_name_and_not_by_what_they_resolve_to() throws UnknownHostException {
        AllowedAddresses addresses = new AllowedAddresses(List.of("Hooks.Internal", "::1"), new Answers("10.0.0.1"));
        assertEquals(1, addresses.resolve("hooks.internal").length);
        assertEquals(1, addresses.resolve("hooks.internal.").length);
        assertTrue(addresses.isAllowedByName("[::1]"));
        assertFalse(addresses.isAllowedByName("evil.hooks.internal"));
        assertThrows(AllowedAddresses.ForbiddenAddressException.class, () -> addresses.resolve("10.0.0.1"));
    }

    /** A name server that answers what it is told to. */
    static final class Answers implements org.apache.hc.client5.http.DnsResolver {
        private final String[] addresses;

        Answers(String... addresses) {
            this.addresses = addresses;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] resolved = new InetAddress[addresses.length];
            for (int i = 0; i < resolved.length; i++) {
                resolved[i] = SystemDefaultDnsResolver.INSTANCE.resolve(addresses[i])[0];
            }
            return resolved;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
