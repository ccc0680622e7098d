package org.tidewaiter.simulate;

import java.util.List;
import java.util.Locale;

/** Names of firms and people, in Latin letters and as they are written at home, and the ways they are misspelt. Long, for the words. */
final class Names {
    /** A name and how it is written at home. */
    record Name(String latin, String atHome) {}

    private record Word(String latin, String atHome) {}

    private static final List<Word> CHINESE = words(
            "Hua:华,Xin:鑫,Da:达,Fu:富,Hai:海,Jin:金,Long:龙,Ming:明,Rui:瑞,Tai:泰,Yuan:源,Zhong:中,Sheng:盛,Kang:康,Bo:博,Wei:伟");
    private static final List<Word> CHINESE_TOWNS =
            words("Shenzhen:深圳,Ningbo:宁波,Yiwu:义乌,Guangzhou:广州,Shanghai:上海,Qingdao:青岛,Xiamen:厦门,Dongguan:东莞");
    private static final List<Word> ARABIC = words(
            "Al Noor:النور,Al Amal:الأمل,Al Bahr:البحر,Al Salam:السلام,Al Rashid:الرشيد,Al Madina:المدينة,Al Hilal:الهلال");
    private static final List<Word> KOREAN = words("Han:한,Dae:대,Sam:삼,Sung:성,Jin:진,Woo:우,Dong:동,Shin:신");
    private static final List<Word> JAPANESE = words("Yama:山,Kawa:川,Naka:中,Mura:村,Taka:高,Matsu:松,Ishi:石,Ta:田");
    private static final List<Word> CYRILLIC =
            words("Promtorg:Промторг,Stal:Сталь,Agro:Агро,Dnipro:Дніпро,Tekhno:Техно,Zorya:Зоря,Metal:Метал");
    private static final List<String> EUROPEAN = List.of(
            "Müller",
            "Brandt",
            "Weber",
            "Rossi",
            "Bianchi",
            "Moreau",
            "Lefèvre",
            "García",
            "Núñez",
            "Jensen",
            "Håkansson",
            "Novák",
            "Kowalska",
            "Silva",
            "Gonçalves",
            "Walker",
            "Hughes",
            "O'Brien",
            "de Vries",
            "Janssens");
    private static final List<String> HOME = List.of(
            "Meridian",
            "Harbour",
            "Coral",
            "Lagoon",
            "Palmyra",
            "Seabird",
            "Trade Wind",
            "Anchor",
            "Banyan",
            "Frigate",
            "Monsoon",
            "Atoll",
            "Capstan",
            "Spinnaker",
            "Pelican",
            "Lantern",
            "Cinnamon",
            "Breadfruit",
            "Mangrove",
            "Sextant");
    private static final List<String> LINES = List.of(
            "Trading",
            "Imports",
            "Supplies",
            "Stores",
            "Distribution",
            "Industries",
            "Wholesale",
            "Logistics",
            "Foods",
            "Motors",
            "Electronics",
            "Textiles",
            "Hardware",
            "Pharma",
            "Building",
            "Fashion",
            "Agro",
            "Marine");
    private static final List<String> GIVEN = List.of(
            "Amina",
            "David",
            "Leela",
            "Marie",
            "Jean-Paul",
            "Nadia",
            "Samuel",
            "Rosa",
            "Ibrahim",
            "Priya",
            "Thomas",
            "Wei",
            "Fatima",
            "Joseph",
            "Anita",
            "Carlos",
            "Mei",
            "Ahmed",
            "Grace",
            "Daniel",
            "Zeynep",
            "Ruth",
            "Pierre",
            "Sunil");
    private static final List<String> FAMILY = List.of(
            "Ramgoolam",
            "Laval",
            "Hassan",
            "Pillay",
            "Morel",
            "Fernando",
            "Chan",
            "Okoro",
            "D'Souza",
            "Abdallah",
            "Naidoo",
            "Rivet",
            "Baptiste",
            "Khan",
            "Wong",
            "Mendes",
            "Perera",
            "Adam",
            "Toussaint",
            "Singh",
            "Lim",
            "Farah",
            "Payet");
    private static final List<String> STREETS = List.of(
            "Quay Street",
            "Signal Hill Road",
            "Old Customs Lane",
            "Market Street",
            "Lighthouse Road",
            "Copra Row",
            "Cinnamon Gardens",
            "Dock Road",
            "Mission Street",
            "Reservoir Road",
            "Parade Ground Avenue",
            "Station Road");
    private static final List<String> TOWNS =
            List.of("Port Meridian", "Northpoint", "Lagoon Town", "Saint Anne", "Highfield", "Coral Bay");

    private Names() {}

    private static List<Word> words(String text) {
        return java.util.Arrays.stream(text.split(","))
                .map(w -> new Word(w.substring(0, w.indexOf(':')), w.substring(w.indexOf(':') + 1)))
                .toList();
    }

    /** The name of a firm of a country. */
    static Name firm(String country, Chance c) {
        return switch (country) {
            case "CN", "TW", "HK", "SG" -> {
                Word town = c.of(CHINESE_TOWNS);
                Word a = c.of(CHINESE);
                Word b = c.of(CHINESE);
                yield new Name(
                        town.latin + " " + a.latin + b.latin.toLowerCase(Locale.ROOT) + " " + c.of(LINES)
                                + " Co., Ltd.",
                        town.atHome + a.atHome + b.atHome + "贸易有限公司");
            }
            case "AE", "SA", "EG", "MA" -> {
                Word a = c.of(ARABIC);
                yield new Name(
                        a.latin + " " + c.of(LINES) + " " + c.of(List.of("LLC", "FZE", "Est.")), "شركة " + a.atHome);
            }
            case "KR" -> {
                Word a = c.of(KOREAN);
                Word b = c.of(KOREAN);
                yield new Name(
                        a.latin + b.latin.toLowerCase(Locale.ROOT) + " " + c.of(LINES) + " Co., Ltd.",
                        a.atHome + b.atHome + "상사");
            }
            case "JP" -> {
                Word a = c.of(JAPANESE);
                Word b = c.of(JAPANESE);
                yield new Name(
                        a.latin + b.latin.toLowerCase(Locale.ROOT) + " " + c.of(LINES) + " K.K.",
                        a.atHome + b.atHome + "株式会社");
            }
            case "UA" -> {
                Word a = c.of(CYRILLIC);
                Word b = c.of(CYRILLIC);
                yield new Name(a.latin + " " + b.latin + " LLC", "ТОВ «" + a.atHome + " " + b.atHome + "»");
            }
            case Origins.HOME -> {
                String latin = c.of(HOME) + " " + (c.happens(0.4) ? c.of(FAMILY) + " " : "") + c.of(LINES) + " "
                        + c.of(List.of("Ltd", "Limited", "Pty Ltd", "& Co", "& Sons"));
                yield new Name(latin, latin);
            }
            default -> {
                String latin = c.of(EUROPEAN) + " " + (c.happens(0.4) ? "& " + c.of(EUROPEAN) + " " : "") + c.of(LINES)
                        + " " + c.of(List.of("GmbH", "S.p.A.", "SARL", "Ltd", "B.V.", "Inc.", "S.A."));
                yield new Name(latin, latin);
            }
        };
    }

    static String person(Chance c) {
        return c.of(GIVEN) + " " + c.of(FAMILY);
    }

    static String address(Chance c) {
        return (1 + c.below(240)) + " " + c.of(STREETS) + ", " + c.of(TOWNS);
    }

    static String phone(Chance c) {
        return "+999 " + (200 + c.below(700)) + " " + (1000 + c.below(9000));
    }

    static String account(Chance c) {
        return Origins.HOME + (10 + c.below(89)) + "ISLB" + String.format(Locale.ROOT, "%010d", c.bits() >>> 31);
    }

    /** A name as it is written on one declaration: mostly as it is, sometimes in another way that means the same. */
    static String written(String name, Chance c) {
        double u = c.next();
        if (u < 0.72) {
            return name;
        } else if (u < 0.84) {
            return name.toUpperCase(Locale.ROOT);
        } else if (u < 0.92) {
            return name.replace("Co., Ltd.", "Co Ltd")
                    .replace("Limited", "Ltd")
                    .replace(".", "")
                    .replace("&", "and");
        }
        return misspelt(name, c);
    }

    /** A name with one or two letters wrong, or its words in another order: near enough to be meant. */
    static String misspelt(String name, Chance c) {
        String changed = name;
        switch (c.below(4)) {
            case 0 -> changed = dropped(changed, c);
            case 1 -> changed = swapped(changed, c);
            case 2 ->
                changed = changed.replaceFirst("ph", "f").replaceFirst("y", "i").replaceFirst("K", "C");
            default -> {
                int space = changed.indexOf(' ');
                changed = space > 0 ? changed.substring(space + 1) + " " + changed.substring(0, space) : changed;
            }
        }
        return changed.equals(name) ? dropped(name, c) : changed;
    }

    private static String dropped(String name, Chance c) {
        int at = 1 + c.below(Math.max(1, name.length() - 2));
        return name.substring(0, at) + name.substring(Math.min(name.length(), at + 1));
    }

    private static String swapped(String name, Chance c) {
        int at = 1 + c.below(Math.max(1, name.length() - 3));
        return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
    }
}
