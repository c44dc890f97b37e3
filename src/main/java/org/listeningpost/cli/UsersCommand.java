package org.listeningpost.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.listeningpost.config.Config;
import org.listeningpost.config.IndexNames;
import org.listeningpost.elastic.ConnectionCheck;
import org.listeningpost.elastic.ElasticClients;
import org.listeningpost.elastic.ElasticUsers;
import org.listeningpost.elastic.Endpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the Elasticsearch users that the program works as on a cluster; only this command needs an administrator. */
@Command(
        name = "users",
        description = {
            "Make the Elasticsearch users that this program works as.",
            "Each has the least rights: for setting up, indexing, the API, and Kibana's boards. elasticsearch.username names an"
                    + " administrator for this one command; the service then needs nothing but the folder, as"
                    + " elasticsearch.users_folder. May be run again, after an upgrade too."
        },
        mixinStandardHelpOptions = true)
final class UsersCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--folder",
            required = true,
            paramLabel = "FOLDER",
            description = "Private folder that keeps the generated passwords; the same for every instance.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        Config settings = config.read();
        if (settings.elasticsearch().isEmbedded()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the embedded engine makes its users by itself; for a cluster set elasticsearch.urls");
        }
        try (ElasticClients administrator = ElasticClients.open(Endpoint.of(settings.elasticsearch()))) {
            ConnectionCheck.require(administrator);
            ElasticUsers users = ElasticUsers.provision(
                    administrator, new IndexNames(settings.elasticsearch().indexPrefix()), folder);
            PrintWriter out = spec.commandLine().getOut();
            for (Endpoint user : List.of(users.setup(), users.indexer(), users.api(), users.boards())) {
                out.println(user.credentials());
            }
            out.flush();
            return 0;
        }
    }
}
