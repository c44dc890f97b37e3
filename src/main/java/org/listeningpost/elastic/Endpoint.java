package org.listeningpost.elastic;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listeningpost.config.Config;

/**
 * Where Elasticsearch is, who we are to it, and whose certificate we trust (none: the JDK's own list).
 *
 * @param whereabouts where the one address leads at the moment; null where it always leads to the same
 */
public record Endpoint(
        List<URI> urls,
        Credentials credentials,
        @Nullable Path caCertificate,
        @Nullable Whereabouts whereabouts) {
    public Endpoint {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("an endpoint needs at least one URL");
        }
    }

    public Endpoint(List<URI> urls, Credentials credentials, @Nullable Path caCertificate) {
        this(urls, credentials, caCertificate, null);
    }

    /** The configured cluster; an API key wins over a user name. */
    public static Endpoint of(Config.Elasticsearch cluster) {
        return new Endpoint(cluster.urls(), credentialsOf(cluster), cluster.caCertificate());
    }

    /** The same place as somebody else. */
    public Endpoint as(Credentials other) {
        return new Endpoint(urls, other, caCertificate, whereabouts);
    }

    private static Credentials credentialsOf(Config.Elasticsearch cluster) {
        String apiKey = cluster.apiKey();
        if (apiKey != null) {
            return Credentials.apiKey(apiKey);
        }
        String username = cluster.username();
        String password = cluster.password();
        if (username != null && password != null) {
            return Credentials.basic(username, password);
        }
        return Credentials.none();
    }
}
