package org.tidewaiter.datamodel;

import java.util.List;

/**
 * The names of the questions that a self-assessment answers, by which answers are kept. Their texts stand with the analysis that asks them; a test
 * holds that both have the same.
 */
final class SelfAssessmentQuestions {
    static final List<String> NAMES = List.of(
            "strategy.purpose",
            "strategy.owner",
            "strategy.plan",
            "strategy.targets",
            "strategy.review",
            "legal.basis",
            "legal.traced",
            "legal.human",
            "legal.explained",
            "legal.discrimination",
            "quality.checked",
            "quality.quarantine",
            "quality.errors",
            "quality.owner",
            "quality.feedback",
            "sources.declarations",
            "sources.results",
            "sources.beside",
            "sources.partners",
            "sources.exchange",
            "tools.one",
            "tools.fresh",
            "tools.backup",
            "tools.feed",
            "tools.security",
            "skills.somebody",
            "skills.several",
            "skills.training",
            "skills.career",
            "skills.literacy",
            "operations.source",
            "operations.results",
            "operations.model",
            "operations.chance",
            "operations.overrides",
            "value.hits",
            "value.compliance",
            "value.better",
            "value.cost",
            "value.changed");

    private SelfAssessmentQuestions() {}
}
