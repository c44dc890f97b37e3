package org.listeningpost.elastic;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.security.ApplicationPrivileges;
import co.elastic.clients.elasticsearch.security.IndicesPrivileges;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.listeningpost.config.IndexNames;

/**
 * The users that the product works as, each with the least rights that its work needs: setting up, indexing, and
 * serving the API; and one for Kibana's boards. Whoever takes over one of them can't do the work of another.
 *
 * @param setup makes templates and indices, and reads and writes no document
 * @param indexer writes posts, dead letters and the vault of surrogates, and sees neither keys nor audit
 * @param api reads posts, appends to the audit log, which it can't change, and writes no post
 * @param boards reads what boards show, dead letters and deliveries aside, and changes nothing
 */
public record ElasticUsers(Endpoint setup, Endpoint indexer, Endpoint api, Endpoint boards) {
    private static final String PASSWORD_FILE = "-password";

    /** How Kibana names itself where it asks for rights. */
    private static final String KIBANA = "kibana-.kibana";

    /**
     * One role: its cluster rights, and its rights on indices.
     *
     * @param isForKibana whether its holders look at boards, too
     */
    private record Grant(String name, List<String> cluster, List<IndicesPrivileges> indices, boolean isForKibana) {
        Grant(String name, List<String> cluster, List<IndicesPrivileges> indices) {
            this(name, cluster, indices, false);
        }
    }

    /**
     * Makes the users, or brings those that are there up to date; an {@link EndpointException} says why not.
     *
     * @param administrator somebody who may manage security
     * @param secrets private folder that keeps the generated passwords
     */
    public static ElasticUsers provision(ElasticClients administrator, IndexNames names, Path secrets) {
        try {
            PrivateFile.createFolder(secrets);
            putRole(administrator, operationsGrant(names));
            return new ElasticUsers(
                    provision(administrator, setupGrant(names), secrets),
                    provision(administrator, indexerGrant(names), secrets),
                    provision(administrator, apiGrant(names), secrets),
                    provision(administrator, boardsGrant(names), secrets));
        } catch (IOException e) {
            throw new EndpointException(
                    "cannot make the users that this program works as: " + IoFailure.inWords(e, ""), e);
        } catch (ElasticsearchException e) {
            throw new EndpointException("cannot make the users that this program works as: " + e.getMessage(), e);
        }
    }

    /** One user for everything: what the administrator of somebody else's cluster gave us. */
    public static ElasticUsers same(Endpoint endpoint) {
        return new ElasticUsers(endpoint, endpoint, endpoint, endpoint);
    }

    /** The users that were made before, by the passwords in that folder; an {@link EndpointException} says what is missing. */
    public static ElasticUsers in(Path secrets, Endpoint cluster, IndexNames names) {
        return new ElasticUsers(
                known(secrets, cluster, setupGrant(names)),
                known(secrets, cluster, indexerGrant(names)),
                known(secrets, cluster, apiGrant(names)),
                known(secrets, cluster, boardsGrant(names)));
    }

    private static Endpoint known(Path secrets, Endpoint cluster, Grant grant) {
        Path file = secrets.resolve(grant.name() + PASSWORD_FILE);
        try {
            return cluster.as(
                    Credentials.basic(grant.name(), Files.readString(file).strip()));
        } catch (IOException e) {
            throw new EndpointException(
                    "elasticsearch.users_folder has no readable " + file
                            + ": make the users with `listening-post users`, and bring the folder to every instance",
                    e);
        }
    }

    private static Endpoint provision(ElasticClients administrator, Grant grant, Path secrets) throws IOException {
        String name = grant.name();
        GeneratedPassword password = GeneratedPassword.in(secrets.resolve(name + PASSWORD_FILE));
        Endpoint user = administrator.endpoint().as(Credentials.basic(name, password.text()));
        putRole(administrator, grant);
        if (!isKnown(user)) {
            administrator
                    .typed()
                    .security()
                    .putUser(put -> put.username(name)
                            .password(password.text())
                            .roles(name)
                            .fullName("Listening Post (generated)"));
        }
        return user;
    }

    private static void putRole(ElasticClients administrator, Grant grant) throws IOException {
        List<String> spaces = grant.isForKibana() ? spaces(administrator, grant.name()) : List.of();
        List<ApplicationPrivileges> applications = spaces.isEmpty()
                ? List.of()
                : List.of(ApplicationPrivileges.of(kibana -> kibana.application(KIBANA)
                        .privileges("feature_discover_v2.read", "feature_dashboard_v2.read")
                        .resources(spaces)));
        administrator
                .typed()
                .security()
                .putRole(role -> role.name(grant.name())
                        .cluster(grant.cluster())
                        .indices(grant.indices())
                        .applications(applications));
    }

    /** In which spaces of Kibana a role holds: those that an administrator chose, at first the default one. */
    private static List<String> spaces(ElasticClients administrator, String role) {
        Set<String> spaces = new TreeSet<>();
        for (JsonNode application : administrator
                .requests()
                .get("/_security/role/" + role)
                .json()
                .path(role)
                .path("applications")) {
            if (application.path("application").asText().equals(KIBANA)) {
                application.path("resources").forEach(space -> spaces.add(space.asText()));
            }
        }
        return spaces.isEmpty() ? List.of("space:default") : List.copyOf(spaces);
    }

    /** Writing a user that is there would throw away what the engine's nodes have cached for its requests. */
    private static boolean isKnown(Endpoint user) {
        try (ElasticClients clients = ElasticClients.open(user)) {
            return clients.requests().get("/_security/_authenticate").isSuccess();
        }
    }

    private static Grant setupGrant(IndexNames names) {
        return new Grant(
                names.prefix() + "listening_post_setup",
                List.of("monitor", "manage_index_templates", "manage_ilm", "manage_ingest_pipelines"),
                List.of(
                        on(everyPost(names), "create_index", "manage", "view_index_metadata"),
                        on(
                                List.of(
                                        names.deadLetters(),
                                        names.ingestCounts(),
                                        names.audit(),
                                        names.keys(),
                                        names.erased(),
                                        names.pseudonymVault(),
                                        names.narratives(),
                                        names.topics(),
                                        names.savedQueries(),
                                        names.feeds(),
                                        names.imports(),
                                        names.rejectedRows(),
                                        names.revisions(),
                                        names.jobs()),
                                "create_index",
                                "manage",
                                "view_index_metadata"),
                        on(
                                List.of(
                                        names.alertRules(),
                                        names.alerts(),
                                        names.alertDeliveries(),
                                        names.alertState()),
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
                        on(List.of(names.deadLetters()), "index", "read", "delete", "maintenance"),
                        on(List.of(names.ingestCounts()), "create_doc"),
                        on(List.of(names.erased()), "read"),
                        // Nobody else: the vault is the link between accounts and surrogates.
                        on(List.of(names.pseudonymVault()), "index", "read", "delete", "maintenance")));
    }

    private static Grant apiGrant(IndexNames names) {
        return new Grant(
                names.prefix() + "listening_post_api",
                List.of("monitor"),
                List.of(
                        // An erased post must be gone for the next search, hence the right to refresh.
                        on(everyPost(names), "read", "delete", "maintenance", "view_index_metadata"),
                        on(List.of(names.deadLetters(), names.ingestCounts()), "read"),
                        on(List.of(names.erased()), "index", "read", "maintenance"),
                        // No right to index: an event that stands can't be replaced.
                        on(List.of(names.audit()), "create_doc", "read"),
                        on(List.of(names.keys()), "index", "read"),
                        // A rule that is deleted goes; alerts stay, and their log can't be changed.
                        on(List.of(names.alertRules(), names.alertState()), "index", "read", "delete"),
                        on(List.of(names.alerts()), "index", "read"),
                        on(List.of(names.alertDeliveries()), "create_doc", "read"),
                        on(
                                List.of(
                                        names.narratives(),
                                        names.topics(),
                                        names.savedQueries(),
                                        names.jobs(),
                                        names.feeds(),
                                        names.imports(),
                                        names.rejectedRows()),
                                "index",
                                "read",
                                "delete",
                                "maintenance"),
                        // What was, stays: nothing is removed. Written over: by an erasure, which takes names out.
                        on(List.of(names.revisions()), "index", "read", "maintenance")));
    }

    /** What people who look at boards may see: posts, which are redacted, what alerts and narratives tell, how much came in. */
    private static Grant boardsGrant(IndexNames names) {
        List<String> shown =
                List.of(names.posts(), names.postsPattern(), names.alerts(), names.narratives(), names.ingestCounts());
        return new Grant(
                names.prefix() + "listening_post_boards",
                List.of(),
                List.of(on(shown, "read", "view_index_metadata")),
                true);
    }

    /** For operators, beside the one above: what was refused, and what could not be delivered. A role without a user. */
    private static Grant operationsGrant(IndexNames names) {
        List<String> shown = List.of(names.alertDeliveries(), names.deadLetters());
        return new Grant(
                names.prefix() + "listening_post_boards_operations",
                List.of(),
                List.of(on(shown, "read", "view_index_metadata")),
                true);
    }

    private static List<String> everyPost(IndexNames names) {
        return List.of(names.posts(), names.postsPattern());
    }

    private static IndicesPrivileges on(List<String> indices, String... privileges) {
        return IndicesPrivileges.of(grant -> grant.names(indices).privileges(List.of(privileges)));
    }
}
