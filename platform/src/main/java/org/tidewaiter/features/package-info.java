/**
 * Profiles: what the past says of each party, product and route, and of each item before its day. The same classes serve
 * learning, evaluating and assessing, so a figure has one definition.
 *
 * <p>The way through: {@link ItemReader} reads the goods items of a workspace into {@link Items}, column by column, in time
 * order. {@link Replay} passes through their days: {@code KeyStates} and {@code ItemFeatures} write the features of a day's
 * items as the past stands before the day, then add the day. What comes of it is a {@link FeatureMatrix}.
 *
 * <p>Words used here:
 *
 * <ul>
 *   <li>an <b>item</b> is a goods item, named by its place in time order;
 *   <li>a <b>dimension</b> is a property of an item, such as its importer; a <b>key</b> is one to three dimensions together, of
 *       which a profile is kept, such as importer and HS 6;
 *   <li>a <b>code</b> is the number, from 0 up, of a value of a key; negative where an item has none to keep a past of;
 *   <li>a <b>cell</b> is HS 6 with the net mass or amount to the last digit: items of one cell are a repeated consignment;
 *   <li>a <b>label</b> is the result of the control of an item as a model learns from it: 1 for a finding, 0 for conform; it is
 *       <b>distinct</b> unless one of the same HS 6 and net mass was known before;
 *   <li>a <b>state</b> is what has been counted and summed of a code so far; a <b>figure</b> is what an item is told of it, such
 *       as a finding rate; a <b>feature</b> is a column of the matrix: a figure of a key, or a property of the item itself;
 *   <li>a <b>block</b> is some days in a row whose features are made together.
 * </ul>
 */
@NullMarked
package org.tidewaiter.features;

import org.jspecify.annotations.NullMarked;
