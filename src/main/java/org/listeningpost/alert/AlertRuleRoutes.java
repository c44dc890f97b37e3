package org.listeningpost.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.listeningpost.audit.AuditLog;
import org.listeningpost.http.Callers;
import org.listeningpost.http.EntityTags;
import org.listeningpost.http.Parameters;
import org.listeningpost.http.Problem;
import org.listeningpost.http.ProblemException;
import org.listeningpost.http.RequestBody;
import org.listeningpost.http.RequestTrail;
import org.listeningpost.http.Router;
import org.listeningpost.http.Routes;
import org.listeningpost.security.Role;

/** Rules: making, changing and trying them. */
final class AlertRuleRoutes implements Routes {
    private static final Set<Role> MONITOR = Set.of(Role.MONITOR);
    private static final Set<Role> READERS = Set.of(Role.MONITOR, Role.ANALYST);
    private static final int PAGE_SIZE_MAX = 500;
    /** Each counts a year at most, in hours if it has to. */
    private static final int BACK_TESTS_MAX = 2;

    private final RuleIndex rules;
    private final RuleDesk desk;
    private final BackTest backTest;
    private final TargetCheck targets;
    private final StateIndex states;
    private final RequestTrail trail;
    private final Clock clock;
    private final Semaphore backTests = new Semaphore(BACK_TESTS_MAX);

    AlertRuleRoutes(
            RuleIndex rules,
            RuleDesk desk,
            BackTest backTest,
            TargetCheck targets,
            StateIndex states,
            AuditLog audit,
            Clock clock) {
        this.rules = rules;
        this.desk = desk;
        this.backTest = backTest;
        this.targets = targets;
        this.states = states;
        this.trail = new RequestTrail(audit, clock);
        this.clock = clock;
    }

    @Override
    public void register(Router router) {
        router.post("/v1/alerts/rules", MONITOR, this::create);
        router.get("/v1/alerts/rules", READERS, this::list);
        router.post("/v1/alerts/rules/back-test", MONITOR, this::backTest);
        router.get("/v1/alerts/rules/{id}", READERS, this::read);
        router.put("/v1/alerts/rules/{id}", MONITOR, this::replace);
        router.delete("/v1/alerts/rules/{id}", MONITOR, this::delete);
        router.get("/v1/alerts/rules/{id}/versions", READERS, this::versions);
        router.postEmpty("/v1/alerts/rules/{id}/test", MONITOR, this::test);
    }

    private void create(Context context) {
        RuleRequest request = RequestBody.json(context, RuleRequest.class);
        AlertRule rule = desk.rule(request, null, Callers.of(context));
        trail.recordQuery(context, "alert_rule.create", desk.queryOf(rule), rule.id());
        rules.add(rule);
        EntityTags.set(context, rule.version());
        context.header("Location", "/v1/alerts/rules/" + rule.id());
        // Nothing is known of its standing yet; to ask might fail, and who is told so makes the rule again.
        context.status(201).json(plain(rule, context));
    }

    private void list(Context context) {
        Parameters parameters = Parameters.of(context, "size", "cursor");
        RuleIndex.Page page =
                rules.page(parameters.number("size", 100, 1, PAGE_SIZE_MAX), parameters.text("cursor", 300));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("rules", views(page.rules(), context));
        if (page.cursor() != null) {
            answer.put("cursor", page.cursor());
        }
        context.json(answer);
    }

    private void read(Context context) {
        AlertRule rule = find(context).rule();
        EntityTags.set(context, rule.version());
        context.json(view(rule, context));
    }

    private void replace(Context context) {
        RuleIndex.Kept before = find(context);
        EntityTags.require(context, before.rule().version());
        AlertRule rule = desk.rule(RequestBody.json(context, RuleRequest.class), before.rule(), Callers.of(context));
        trail.recordQuery(context, "alert_rule.change", desk.queryOf(rule), rule.id());
        if (!rules.replace(before, rule)) {
            throw EntityTags.outdated(before.rule().version() + 1);
        }
        EntityTags.set(context, rule.version());
        context.json(view(rule, context));
    }

    private void delete(Context context) {
        RuleIndex.Kept before = find(context);
        EntityTags.require(context, before.rule().version());
        trail.record(context, "alert_rule.delete", before.rule().id());
        if (!rules.delete(before)) {
            throw EntityTags.outdated(before.rule().version() + 1);
        }
        states.forget(before.rule().id());
        context.status(204);
    }

    private void versions(Context context) {
        List<AlertRule> versions = rules.versions(idOf(context));
        if (versions.isEmpty()) {
            throw noSuchRule();
        }
        context.json(Map.of(
                "versions", versions.stream().map(rule -> plain(rule, context)).toList()));
    }

    private void test(Context context) {
        AlertRule rule = find(context).rule();
        trail.record(context, "alert_rule.test", rule.id());
        context.json(Map.of("targets", targets.run(rule)));
    }

    /** What is sent to try a rule. */
    record Trial(@Nullable RuleRequest rule, @Nullable Integer days) {}

    private void backTest(Context context) {
        Trial trial = RequestBody.json(context, Trial.class);
        if (trial.rule() == null) {
            throw new ProblemException(Problem.badField("rule", "required", "The rule to try."));
        }
        int days = trial.days() == null ? BackTest.DAYS_DEFAULT : trial.days();
        if (days < 1 || days > BackTest.DAYS_MAX) {
            throw new ProblemException(
                    Problem.badField("days", "out_of_range", "A whole number from 1 to " + BackTest.DAYS_MAX + "."));
        }
        AlertRule rule = desk.rule(trial.rule(), null, Callers.of(context));
        if (!backTests.tryAcquire()) {
            throw new ProblemException(
                    Problem.unavailable(BACK_TESTS_MAX + " back-tests are running, which is as many as may.", 5));
        }
        BackTest.Result result;
        try {
            result = backTest.run(rule, days);
        } finally {
            backTests.release();
        }
        List<String> shown = result.firings().stream()
                .flatMap(firing -> firing.postIds().stream())
                .distinct()
                .toList();
        trail.record(context, "alert_rule.back_test", desk.queryOf(rule), (long) shown.size(), shown);
        context.json(result);
    }

    /** URLs may be secrets, and addresses are people's: they are for those who may write them. */
    private static ObjectNode plain(AlertRule rule, Context context) {
        ObjectNode view = AlertJson.mapper().valueToTree(rule);
        if (!Callers.of(context).hasAnyOf(MONITOR)) {
            view.set(
                    "targets",
                    AlertJson.mapper()
                            .valueToTree(
                                    rule.targets().stream().map(Target::hidden).toList()));
        }
        return view;
    }

    /** A rule with how far it has come. */
    private ObjectNode view(AlertRule rule, Context context) {
        return views(List.of(rule), context).getFirst();
    }

    private List<ObjectNode> views(List<AlertRule> shown, Context context) {
        Map<String, StateIndex.Standing> standings =
                states.standings(shown.stream().map(AlertRule::id).toList());
        return shown.stream()
                .map(rule ->
                        withStanding(plain(rule, context), standings.getOrDefault(rule.id(), StateIndex.Standing.NONE)))
                .toList();
    }

    private ObjectNode withStanding(ObjectNode view, StateIndex.Standing standing) {
        StateIndex.@Nullable Progress progress = standing.progress();
        if (progress != null) {
            view.put("evaluated_through", progress.through().toString());
            if (progress.problem() != null) {
                view.put("problem", progress.problem());
            }
        }
        StateIndex.@Nullable Snooze snooze = standing.snooze();
        if (snooze != null && clock.instant().isBefore(snooze.until())) {
            view.put("snoozed_until", snooze.until().toString());
        }
        return view;
    }

    private RuleIndex.Kept find(Context context) {
        return rules.find(idOf(context)).orElseThrow(AlertRuleRoutes::noSuchRule);
    }

    private static String idOf(Context context) {
        String id = context.pathParam("id");
        if (!id.matches("[0-9a-f]{1,64}")) {
            throw noSuchRule();
        }
        return id;
    }

    private static ProblemException noSuchRule() {
        return new ProblemException(Problem.notFound("There is no such rule."));
    }
}
