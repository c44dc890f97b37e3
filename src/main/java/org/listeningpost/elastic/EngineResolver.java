package org.listeningpost.elastic;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/** Leads every connection to where Elasticsearch is, whatever the address says. */
record EngineResolver(Whereabouts whereabouts) implements DnsResolver {
    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return List.of(whereabouts.now());
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return new InetAddress[] {whereabouts.now().getAddress()};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
