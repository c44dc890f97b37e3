package org.listeningpost.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.listeningpost.App;
import org.listeningpost.config.Config;
import org.listeningpost.security.ApiKey;
import org.listeningpost.security.ApiKeys;
import org.listeningpost.security.KeyNameProblem;
import org.listeningpost.security.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keys without a key: for whoever has the machine or the cluster's credentials, such as after a lost key. */
@Command(
        name = "keys",
        description = "Make, list and revoke API keys; rotate those of pseudonyms.",
        mixinStandardHelpOptions = true,
        subcommands = {
            KeysCommand.Create.class,
            KeysCommand.ListAll.class,
            KeysCommand.Revoke.class,
            PseudonymsCommand.class
        })
final class KeysCommand {
    static final String BY = "command-line";

    @Command(
            name = "create",
            description = "Make a key and print it; it is shown only now.",
            mixinStandardHelpOptions = true)
    static final class Create extends AppCommand {
        @Option(names = "--name", required = true, paramLabel = "NAME", description = "Whose key this is.")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                split = ",",
                paramLabel = "ROLE",
                description = "ingest, analyst, monitor, manager, privacy, operator, admin; several with commas.")
        private List<String> roles = List.of();

        private final Set<Role> wanted = EnumSet.noneOf(Role.class);

        @Override
        void check() {
            KeyNameProblem problem = KeyNameProblem.of(name);
            if (problem != null) {
                throw refusal("--name: " + problem.words());
            }
            for (String role : roles) {
                wanted.add(Role.of(role)
                        .orElseThrow(() ->
                                refusal("unknown role " + role + "; roles are " + String.join(", ", Role.keywords()))));
            }
        }

        @Override
        int run(App app, Config settings) {
            ApiKeys.NewKey drawn = app.keys().draw(name, wanted, BY);
            record(app, "key.create", drawn.auditTargets());
            app.keys().store(drawn);
            out().println(drawn.text());
            return 0;
        }
    }

    @Command(
            name = "list",
            description = "List all keys, without the keys themselves.",
            mixinStandardHelpOptions = true)
    static final class ListAll extends AppCommand {
        @Override
        int run(App app, Config settings) {
            for (ApiKey key : app.keys().all()) {
                List<String> roles =
                        key.roles().stream().map(Role::keyword).sorted().toList();
                String state = key.isRevoked() ? "revoked" : "valid";
                out().printf(
                                "%-14s %-8s %s  %s  %s%n",
                                key.id(), state, key.createdAt(), String.join(",", roles), key.name());
            }
            return 0;
        }
    }

    @Command(name = "revoke", description = "Make a key useless.", mixinStandardHelpOptions = true)
    static final class Revoke extends AppCommand {
        @Parameters(index = "0", paramLabel = "ID", description = "The id that `keys list` shows.")
        private String id = "";

        @Override
        int run(App app, Config settings) {
            record(app, "key.revoke", List.of(id));
            if (app.keys().revoke(id, BY).isEmpty()) {
                messages().println("there is no key " + id);
                return 1;
            }
            return 0;
        }
    }
}
