package org.listeningpost.http;

import java.nio.file.Path;
import org.listeningpost.config.Config;
import org.listeningpost.testing.Configs;

/** Configurations for tests: a free port, and limits small enough to meet. */
final class ServerConfigs {
    private ServerConfigs() {}

    static Config withLimits(int requestsPerMinute, int requestsInFlightMax, int requestMillisMax) {
        Config.Limits limits = Config.Limits.DEFAULT;
        return Configs.with(
                new Config.Server("127.0.0.1", 0, null, null, false),
                new Config.Limits(
                        limits.bodyBytesMax(),
                        requestsPerMinute,
                        requestsInFlightMax,
                        requestMillisMax,
                        limits.searchMillisMax(),
                        limits.queryCharactersMax(),
                        limits.queryClausesMax(),
                        limits.queryDepthMax(),
                        limits.pageSizeMax()));
    }

    static Config withTls(Path certificate, Path key) {
        return Configs.with(new Config.Server("127.0.0.1", 0, certificate, key, false), Config.Limits.DEFAULT);
    }
}
