package org.listeningpost.testing;

import org.listeningpost.config.Config;

/** Configurations for tests. */
public final class Configs {
    private Configs() {}

    /** The defaults, on any free port. */
    public static Config onFreePort() {
        return with(new Config.Server("127.0.0.1", 0, null, null, false), Config.Limits.DEFAULT);
    }

    /** The defaults but for these. */
    public static Config with(Config.Server server, Config.Limits limits) {
        Config defaults = Config.defaults();
        return new Config(
                defaults.dataDirectory(),
                server,
                defaults.elasticsearch(),
                defaults.embedded(),
                defaults.ingest(),
                defaults.imports(),
                defaults.privacy(),
                limits,
                defaults.organization(),
                defaults.alerts(),
                defaults.feeds());
    }
}
