package org.listeningpost.http;

import java.util.Map;
import java.util.Set;
import org.listeningpost.config.Config;
import org.listeningpost.config.ConfigReference;
import org.listeningpost.security.Role;

/** The settings in force, without secrets. */
public final class ConfigRoutes implements Routes {
    private final Map<String, Object> shown;

    public ConfigRoutes(Config config) {
        this.shown = ConfigReference.shown(config);
    }

    @Override
    public void register(Router router) {
        router.get("/v1/config", Set.of(Role.ADMIN), context -> {
            context.json(shown);
        });
    }
}
