package org.listeningpost.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.security.IndicesPrivileges;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.listeningpost.config.IndexNames;

/**
 * The users that the product works as, each with the least rights that its work needs: setting up, indexing, and
 * serving the API. Whoever takes over one of them can't do the work of another.
 *
 * @param setup makes templates and indices, and reads and writes no document
 * @param indexer writes posts and dead letters, and sees neither keys nor audit
 * @param api reads posts, appends to the audit log, which it can't change, and writes no post
 */
public record ElasticUsers(Endpoint setup, Endpoint indexer, Endpoint api) {

    /** One user: its cluster rights, and its rights on indices. */
    private record Grant(String name, List<String> cluster, List<IndicesPrivileges> indices) {}

    /**
     * Makes the users, or brings those that are there up to date.
     *
     * @param administrator somebody who may manage security
     * @param secrets private folder that keeps the generated passwords
     */
    public static ElasticUsers provision(ElasticClients administrator, IndexNames names, Path secrets)
            throws IOException {
        PrivateFile.createFolder(secrets);
        Endpoint endpoint = administrator.endpoint();
        ElasticsearchClient client = administrator.typed();
        return new ElasticUsers(
                endpoint.as(provision(client, setupGrant(names), secrets)),
                endpoint.as(provision(client, indexerGrant(names), secrets)),
                endpoint.as(provision(client, apiGrant(names), secrets)));
    }

    private static Credentials provision(ElasticsearchClient client, Grant grant, Path secrets) throws IOException {
        GeneratedPassword password = GeneratedPassword.in(secrets.resolve(grant.name() + "-password"));
        client.security()
                .putRole(
                        role -> role.name(grant.name()).cluster(grant.cluster()).indices(grant.indices()));
        client.security()
                .putUser(user -> user.username(grant.name())
                        .password(password.text())
                        .roles(grant.name())
                        .fullName("Listening Post (generated)"));
        return Credentials.basic(grant.name(), password.text());
    }

    private static Grant setupGrant(IndexNames names) {
        return new Grant(
                names.prefix() + "listening_post_setup",
                List.of("monitor", "manage_index_templates", "manage_ilm", "manage_ingest_pipelines"),
                List.of(
                        on(everyPost(names), "create_index", "manage", "view_index_metadata"),
                        on(
                                List.of(names.deadLetters(), names.audit(), names.keys()),
                                "create_index",
                                "manage",
                                "view_index_metadata")));
    }

    private static Grant indexerGrant(IndexNames names) {
        return new Grant(
                names.prefix() + "listening_post_indexer",
                List.of(),
                List.of(
                        // Reading: a post that comes again is compared. Deleting: it may have moved to another month.
                        on(
                                everyPost(names),
                                "index",
                                "read",
                                "delete",
                                "auto_configure",
                                "maintenance",
                                "view_index_metadata"),
                        on(List.of(names.deadLetters()), "index", "read", "delete", "maintenance")));
    }

    private static Grant apiGrant(IndexNames names) {
        return new Grant(
                names.prefix() + "listening_post_api",
                List.of("monitor"),
                List.of(
                        on(everyPost(names), "read", "delete", "view_index_metadata"),
                        on(List.of(names.deadLetters()), "read"),
                        // No right to index: an event that stands can't be replaced.
                        on(List.of(names.audit()), "create_doc", "read"),
                        on(List.of(names.keys()), "index", "read")));
    }

    private static List<String> everyPost(IndexNames names) {
        return List.of(names.posts(), names.postsPattern());
    }

    private static IndicesPrivileges on(List<String> indices, String... privileges) {
        return IndicesPrivileges.of(grant -> grant.names(indices).privileges(List.of(privileges)));
    }
}
