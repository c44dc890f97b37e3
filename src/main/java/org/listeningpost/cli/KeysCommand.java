package org.listeningpost.cli;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.listeningpost.App;
import org.listeningpost.audit.AuditEvent;
import org.listeningpost.security.ApiKey;
import org.listeningpost.security.ApiKeys;
import org.listeningpost.security.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keys without a key: for whoever has the machine or the cluster's credentials, such as after a lost key. */
@Command(
        name = "keys",
        description = "Create, list and revoke API keys; rotate the keys of pseudonyms.",
        mixinStandardHelpOptions = true,
        subcommands = {
            KeysCommand.Create.class,
            KeysCommand.ListAll.class,
            KeysCommand.Revoke.class,
            PseudonymsCommand.class
        })
final class KeysCommand {
    static final String BY = "command-line";

    static void record(App app, String action, List<String> targets) {
        app.audit().record(new AuditEvent(app.clock().instant(), BY, action, null, null, targets));
    }

    @Command(
            name = "create",
            description = "Make a key and print it; it is shown only now.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Mixin
        private ConfigOption config = new ConfigOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "Whose key this is.")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                split = ",",
                paramLabel = "ROLE",
                description = "ingest, analyst, monitor, manager, privacy, operator, admin; several with commas.")
        private List<String> roles = List.of();

        @Override
        public Integer call() {
            Set<Role> wanted = EnumSet.noneOf(Role.class);
            for (String role : roles) {
                wanted.add(Role.of(role)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "unknown role " + role + "; roles are " + String.join(", ", Role.keywords()))));
            }
            try (App app = App.open(config.read(), App.EngineUse.SHARED)) {
                record(app, "key.create", List.of());
                ApiKeys.NewKey made = app.keys().create(name, wanted, BY);
                PrintWriter out = spec.commandLine().getOut();
                out.println(made.text());
                out.flush();
                return 0;
            }
        }
    }

    @Command(
            name = "list",
            description = "List all keys, without the keys themselves.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin
        private ConfigOption config = new ConfigOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try (App app = App.open(config.read(), App.EngineUse.SHARED)) {
                PrintWriter out = spec.commandLine().getOut();
                for (ApiKey key : app.keys().all()) {
                    out.printf(
                            "%-14s %-8s %s  %s  %s%n",
                            key.id(),
                            key.isRevoked() ? "revoked" : "valid",
                            key.createdAt(),
                            String.join(
                                    ",",
                                    key.roles().stream()
                                            .map(Role::keyword)
                                            .sorted()
                                            .toList()),
                            key.name());
                }
                out.flush();
                return 0;
            }
        }
    }

    @Command(name = "revoke", description = "Make a key useless.", mixinStandardHelpOptions = true)
    static final class Revoke implements Callable<Integer> {
        @Mixin
        private ConfigOption config = new ConfigOption();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "ID", description = "The id that `keys list` shows.")
        private String id = "";

        @Override
        public Integer call() {
            try (App app = App.open(config.read(), App.EngineUse.SHARED)) {
                record(app, "key.revoke", List.of(id));
                if (app.keys().revoke(id, BY).isEmpty()) {
                    spec.commandLine().getErr().println("there is no key " + id);
                    return 1;
                }
                return 0;
            }
        }
    }
}
