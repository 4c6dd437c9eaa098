using System.Globalization;
using System.Text.Json.Nodes;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Rules;

/// <summary>Shared parts and what is compiled with them.</summary>
static class PartRules
{
    public static Step Create(Situation now)
    {
        var text = TextOf(now);
        return new(HttpMethod.Post, "parts", now.Site.Parts.ContainsKey(now.PartName) ? now.Refused(409, "conflict") : Changed(now, text, 201))
        {
            Body = new JsonObject { ["name"] = now.PartName, ["texts"] = Texts(text) },
        };
    }

    public static Step Save(Situation now)
    {
        var text = TextOf(now);
        return Edit(now, HttpMethod.Put, () => Changed(now, text, 200), Texts(text));
    }

    public static Step Delete(Situation now) => Edit(now, HttpMethod.Delete, () => Dependants(now.Site, now.PartName).Any()
        ? now.Refused(409, "conflict")
        : new(
            now.Site with { Parts = now.Site.Parts.Remove(now.PartName), Audit = now.Site.Audit.Add(new("shared-part.deleted", now.PartName, now.Account)) },
            204));

    public static Step Republish(Situation now)
    {
        var (site, expected) = (now.Site, new Dictionary<string, int?>(StringComparer.Ordinal));
        foreach (var key in Dependants(now.Site, now.PartName))
        {
            var macro = site.Macros[key];
            var former = macro.PublishedRevision!;
            var text = former.Definition.PartText(site.Parts);
            expected[key] = text == former.PartText ? former.Number : site.Settings.Approval ? null : macro.Latest + 1;
            if (text == former.PartText || site.Settings.Approval)
            {
                continue;
            }

            var revision = new RevisionState(macro.Latest + 1, former.Definition, now.Account, now.Note, text);
            var published = Situation.Publish(site.Settings, key, macro, revision, new AuditLine("macro.published", key, now.Account));
            var (next, lines) = Situation.CarryOver(macro, key, now.Account, published);
            site = site.With(key, next, lines);
        }

        return new(HttpMethod.Post, $"parts/{now.PartName}/republish", now.Site.Parts.ContainsKey(now.PartName)
            ? new(site, 200) { Fault = body => Fault(body, expected) }
            : now.Refused(404, "not-found"))
        {
            Scope = "publish",
            Body = new JsonObject { ["note"] = now.Note },
        };
    }

    /// <summary>The published macros that were compiled with a part.</summary>
    public static IEnumerable<string> Dependants(SiteState site, string part) =>
        site.Macros.Where(macro => macro.Value.PublishedRevision?.Definition.Part == part).Select(macro => macro.Key);

    static Step Edit(Situation now, HttpMethod method, Func<Outcome> outcome, JsonNode? body = null)
    {
        var part = now.Site.Parts.GetValueOrDefault(now.PartName);
        return new(method, $"parts/{now.PartName}", now.RefusedIfMatch(part is not null) ?? outcome())
        {
            Body = body,
            IfMatch = now.IfMatch(part?.Number ?? 1),
        };
    }

    static Outcome Changed(Situation now, string text, int status) => new(
        now.Site with
        {
            Parts = now.Site.Parts.SetItem(now.PartName, new(0, text, now.Account)),
            Audit = now.Site.Audit.Add(new("shared-part.changed", now.PartName, now.Account)),
        },
        status);

    static string TextOf(Situation now) => string.Create(CultureInfo.InvariantCulture, $"<i>[{now.Site.Name} {now.PartName} {now.Operation.Choice % 5}]</i>");

    static JsonObject Texts(string text) => new() { ["kind"] = "snippet", ["template"] = text };

    static string? Fault(JsonNode? body, Dictionary<string, int?> expected)
    {
        var told = body?["items"]?.AsArray().ToDictionary(item => (string)item!["key"]!, item => (int?)item!["revision"], StringComparer.Ordinal) ?? [];
        return told.Count == expected.Count && expected.All(item => told.TryGetValue(item.Key, out var number) && number == item.Value)
            ? null
            : $"republished is not {string.Join(", ", expected)}";
    }
}
