package org.tidewaiter.simulate;

/** All that stands before the first day: goods, countries, laws, prices, people. Only the people change, between days. */
final class World {
    final SimulationPlan plan;
    final Catalogue catalogue;
    final Origins origins;
    final Customs customs;
    final Market market;
    final Calendar calendar;
    final Participants cast;
    final WatchList watchList;

    World(SimulationPlan plan) {
        this.plan = plan;
        catalogue = new Catalogue(plan);
        origins = new Origins();
        customs = new Customs(plan, catalogue);
        market = new Market(plan, catalogue, origins);
        calendar = new Calendar(plan);
        watchList = new WatchList();
        cast = new Participants(plan, catalogue, origins, watchList);
        new Roles(this).give();
    }

    Chance chance(Chance.Stream stream, long a) {
        return Chance.of(plan.seed(), stream, a, 0);
    }

    Chance chance(Chance.Stream stream, long a, long b) {
        return Chance.of(plan.seed(), stream, a, b);
    }
}
