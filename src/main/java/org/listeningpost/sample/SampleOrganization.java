package org.listeningpost.sample;

import java.util.List;
import java.util.stream.Stream;
import org.listeningpost.config.Config;

/** The invented health system that the sample talks about: its facilities, campaign and accounts. */
public final class SampleOrganization {
    private SampleOrganization() {}

    /** The configuration with this organization in place of none. */
    public static Config in(Config config) {
        Config.Organization given = config.organization();
        if (!given.facilities().isEmpty()
                || !given.campaigns().isEmpty()
                || !given.officialAccounts().isEmpty()) {
            return config;
        }
        Config.Privacy privacy = config.privacy();
        return new Config(
                config.dataDirectory(),
                config.server(),
                config.elasticsearch(),
                config.embedded(),
                config.ingest(),
                config.imports(),
                privacy.withPublic(
                        with(privacy.allowedAccounts(), "RiverbendHealth", "CascoCountyHealth", "ValleyCourier"),
                        with(privacy.allowedDomains(), "riverbendhealth.example", "valleycourier.example")),
                config.limits(),
                organization(config.organization().timeZone()),
                config.alerts(),
                config.feeds());
    }

    private static List<String> with(List<String> given, String... added) {
        return Stream.concat(given.stream(), Stream.of(added)).distinct().toList();
    }

    private static Config.Organization organization(String timeZone) {
        return new Config.Organization(
                List.of(
                        facility("riverbend-general", "Riverbend General"),
                        facility("cedar-hollow", "Cedar Hollow"),
                        facility("lakemont-childrens", "Lakemont"),
                        facility("millrace-urgent-care", "Millrace Urgent Care"),
                        facility("juniper-womens-center", "Juniper Women's Center"),
                        facility("riverbend-pharmacy", "Riverbend Pharmacy")),
                List.of(new Config.Organization.Rule(
                        "roll-up-riverbend", List.of("Roll Up Riverbend"), List.of("RollUpRiverbend"), List.of())),
                List.of("RiverbendHealth", "CascoCountyHealth"),
                timeZone);
    }

    private static Config.Organization.Rule facility(String id, String name) {
        return new Config.Organization.Rule(id, List.of(name), List.of(), List.of());
    }
}
