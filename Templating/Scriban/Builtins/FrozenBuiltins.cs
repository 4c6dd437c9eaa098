using Scriban;
using Scriban.Runtime;
using UserMacro.Templating.Runtime.Dates;
using UserMacro.Templating.Runtime.Guard;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>The functions all templates share: trimmed, replaced where they are dangerous, and read-only.</summary>
/// <remarks>
/// <c>math.random</c> and <c>math.uuid</c> are gone: output must be repeatable to be cached; <c>macro.id</c> tells uses of a macro apart.
/// </remarks>
internal static class FrozenBuiltins
{
    public static readonly ScriptObject Shared = Create();

    static GuardedObject Create()
    {
        var defaults = TemplateContext.GetDefaultBuiltinObject();
        var builtins = new GuardedObject();
        foreach (var (name, value) in defaults)
        {
            builtins[name] = value is ScriptObject group ? new GuardedObject(group) : value;
        }

        Remove(builtins, "include", "include_join");
        Remove(Group(builtins, "object"), "eval", "eval_template");
        Remove(Group(builtins, "math"), "random", "uuid");
        builtins["regex"] = Regex();
        builtins["date"] = Date();
        builtins["http"] = Http();
        Replace(builtins, "raw", HtmlFunctions.Raw);
        Replace(Group(builtins, "html"), "escape", HtmlFunctions.Escape);
        Replace(Group(builtins, "html"), "newline_to_br", HtmlFunctions.NewlineToBr);
        Replace(Group(builtins, "html"), "strip", HtmlFunctions.Strip);
        Replace(Group(builtins, "object"), "to_json", ObjectFunctions.ToJson);
        Replace(Group(builtins, "object"), "from_json", ObjectFunctions.FromJson);
        Replace(Group(builtins, "object"), "has_key", ObjectFunctions.HasKey);
        Replace(Group(builtins, "object"), "has_value", ObjectFunctions.HasValue);
        Replace(Group(builtins, "object"), "format", NumberFunctions.Format);
        Replace(Group(builtins, "math"), "format", NumberFunctions.Format);
        Replace(Group(builtins, "string"), "starts_with", TextFunctions.StartsWith);
        Replace(Group(builtins, "string"), "ends_with", TextFunctions.EndsWith);
        Replace(Group(builtins, "string"), "index_of", TextFunctions.IndexOf);
        Replace(Group(builtins, "string"), "contains", TextFunctions.Contains);
        Replace(Group(builtins, "string"), "equals_ignore_case", TextFunctions.EqualsIgnoreCase);
        Replace(Group(builtins, "string"), "remove", TextFunctions.Remove);
        Replace(Group(builtins, "string"), "remove_first", TextFunctions.RemoveFirst);
        Replace(Group(builtins, "string"), "remove_last", TextFunctions.RemoveLast);
        Replace(Group(builtins, "string"), "replace", TextFunctions.Replace);
        Replace(Group(builtins, "string"), "replace_first", TextFunctions.ReplaceFirst);
        Replace(Group(builtins, "string"), "split", TextFunctions.Split);
        Replace(Group(builtins, "string"), "strip_newlines", TextFunctions.StripNewlines);
        Replace(Group(builtins, "string"), "truncatewords", TextFunctions.TruncateWords);
        Replace(Group(builtins, "string"), "truncate", TextFunctions.Truncate);
        Replace(Group(builtins, "string"), "base64_decode", TextFunctions.Base64Decode);
        Replace(Group(builtins, "string"), "upcase", TextFunctions.Upcase);
        Replace(Group(builtins, "string"), "downcase", TextFunctions.Downcase);
        Replace(Group(builtins, "string"), "escape", TextFunctions.Escape);
        Replace(Group(builtins, "string"), "literal", TextFunctions.Literal);
        Replace(Group(builtins, "html"), "url_encode", TextFunctions.UrlEncode);
        Replace(Group(builtins, "html"), "url_escape", TextFunctions.UrlEscape);
        Replace(Group(builtins, "string"), "md5", HashFunctions.Md5);
        Replace(Group(builtins, "string"), "sha1", HashFunctions.Sha1);
        Replace(Group(builtins, "string"), "sha256", HashFunctions.Sha256);
        Replace(Group(builtins, "string"), "sha512", HashFunctions.Sha512);
        Replace(Group(builtins, "string"), "hmac_sha1", HashFunctions.HmacSha1);
        Replace(Group(builtins, "string"), "hmac_sha256", HashFunctions.HmacSha256);
        Replace(Group(builtins, "string"), "hmac_sha512", HashFunctions.HmacSha512);
        Replace(Group(builtins, "array"), "contains", ListFunctions.Contains);
        Replace(Group(builtins, "array"), "map", ListFunctions.Map);
        Replace(Group(builtins, "array"), "sort", ListFunctions.Sort);
        Replace(Group(builtins, "array"), "uniq", ListFunctions.Uniq);
        Price(builtins, "");
        foreach (var (name, value) in builtins)
        {
            if (value is not GuardedObject group)
            {
                continue;
            }

            Price(group, name + ".");
            group.IsReadOnly = true;
        }

        builtins.IsReadOnly = true;
        return builtins;
    }

    /// <summary>Lets no function reach templates but one that has a price.</summary>
    static void Price(GuardedObject group, string prefix)
    {
        foreach (var (name, value) in group.ToArray())
        {
            if (value is not IScriptCustomFunction function)
            {
                continue;
            }

            Remove(group, name);
            group.SetValue(name, new PricedFunction(function, BuiltinPrices.For(prefix + name)), readOnly: true);
        }
    }

    static GuardedObject Regex()
    {
        var regex = new GuardedObject();
        Replace(regex, "escape", TextFunctions.EscapePattern);
        Replace(regex, "unescape", TextFunctions.UnescapePattern);
        Replace(regex, "match", RegexFunctions.Match);
        Replace(regex, "matches", RegexFunctions.Matches);
        Replace(regex, "replace", RegexFunctions.Replace);
        Replace(regex, "split", RegexFunctions.Split);
        return regex;
    }

    static GuardedObject Date()
    {
        var date = new GuardedObject { ["default_format"] = DateFormat.Default, ["format"] = DateFormat.Default };
        Replace(date, "now", DateFunctions.Now);
        Replace(date, "utc_now", DateFunctions.UtcNow);
        Replace(date, "to_string", DateFunctions.ToText);
        Replace(date, "parse", DateFunctions.Parse);
        Replace(date, "parse_to_string", DateFunctions.ParseToText);
        Replace(date, "add_days", DateFunctions.AddDays);
        Replace(date, "add_months", DateFunctions.AddMonths);
        Replace(date, "add_years", DateFunctions.AddYears);
        Replace(date, "add_hours", DateFunctions.AddHours);
        Replace(date, "add_minutes", DateFunctions.AddMinutes);
        Replace(date, "add_seconds", DateFunctions.AddSeconds);
        Replace(date, "add_milliseconds", DateFunctions.AddMilliseconds);
        return date;
    }

    static GuardedObject Http()
    {
        var http = new GuardedObject();
        Replace(http, "get_json", HttpFunctions.GetJson);
        return http;
    }

    static GuardedObject Group(GuardedObject builtins, string name) => (GuardedObject)builtins[name]!;

    static void Replace(GuardedObject group, string name, Delegate function)
    {
        Remove(group, name);
        group.Import(name, function);
    }

    static void Remove(GuardedObject group, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            group.SetReadOnly(name, readOnly: false);
            group.Remove(name);
        }
    }
}
