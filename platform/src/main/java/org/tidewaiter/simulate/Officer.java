package org.tidewaiter.simulate;

/** An officer of an office and section. Its fields are open to the room: it is read for every declaration. */
final class Officer {
    final String id;
    final Office office;
    final int section;
    final double speed;
    final double skill;
    final int restDay;
    /** Whether it lowers lanes again and again, where there are re-routings. */
    boolean lowers;
    /** Second since 1970 at which the work given so far is done. */
    long freeAt;

    Officer(String id, Office office, int section, double speed, double skill, int restDay) {
        this.id = id;
        this.office = office;
        this.section = section;
        this.speed = speed;
        this.skill = skill;
        this.restDay = restDay;
    }
}
