using System.Collections.Frozen;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>What each function of a template costs. One that is not listed does not reach templates.</summary>
internal static class BuiltinPrices
{
    static readonly FrozenDictionary<string, Price> Prices = new (Price Price, string Functions)[]
    {
        (Price.Call,
            "date.now date.utc_now date.add_days date.add_months date.add_years date.add_hours date.add_minutes date.add_seconds "
            + "date.add_milliseconds date.to_string timespan.from_days timespan.from_hours timespan.from_minutes timespan.from_seconds "
            + "timespan.from_milliseconds math.abs math.ceil math.floor math.round math.is_number math.format object.format object.default "
            + "object.typeof object.kind object.size object.has_key object.has_value array.first array.size string.size string.empty "
            + "string.pluralize"),
        (Price.Call,
            "array.any array.contains array.cycle array.each array.filter array.join array.map array.sort array.uniq html.escape "
            + "html.newline_to_br html.strip http.get_json object.from_json object.to_json raw math.plus math.minus math.times math.modulo "
            + "math.divided_by regex.escape regex.match regex.matches regex.replace regex.split string.base64_decode string.contains "
            + "string.index_of string.remove string.remove_first string.remove_last string.replace string.replace_first string.split "
            + "string.strip_newlines string.truncatewords"),
        (Price.Compare, "string.starts_with string.ends_with string.whitespace date.parse_to_string"),
        (Price.Read, "date.parse timespan.parse string.to_int string.to_long string.to_float string.to_double string.equals_ignore_case"),
        (Price.Copy,
            "string.append string.prepend string.slice string.slice1 string.pad_left string.pad_right string.strip string.lstrip "
                + "string.rstrip string.truncate string.capitalize"),
        (Price.Call,
            "html.url_encode html.url_escape string.escape string.literal string.upcase string.downcase string.md5 string.sha1 "
            + "string.sha256 string.sha512 string.hmac_sha1 string.hmac_sha256 string.hmac_sha512"),
        (Price.Rewrite, "string.capitalizewords string.handleize string.base64_encode regex.unescape"),
        (Price.Visit, "array.last"),
        (Price.List,
            "array.add array.add_range array.compact array.concat array.insert_at array.limit array.offset array.remove_at "
                + "array.reverse object.keys object.values"),
    }.SelectMany(entry =>
            entry.Functions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => KeyValuePair.Create(name, entry.Price)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names that have a price.</summary>
    public static IEnumerable<string> Names => Prices.Keys;

    /// <summary>What a function costs.</summary>
    /// <param name="name">Its name with its group, such as <c>string.replace</c>.</param>
    /// <exception cref="KeyNotFoundException">It has no price.</exception>
    public static Price For(string name) => Prices[name];
}
