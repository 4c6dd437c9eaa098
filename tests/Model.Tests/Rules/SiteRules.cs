using System.Globalization;
using System.Text.Json.Nodes;
using UserMacro.Model.Tests.States;

namespace UserMacro.Model.Tests.Rules;

/// <summary>Settings and API tokens.</summary>
static class SiteRules
{
    public static Step SaveSettings(Situation now)
    {
        // One time in four: approval keeps many other operations from being tried.
        var wanted = new SettingsState(
            -1,
            Approval: now.Operation.Choice % 4 == 0,
            Kept: (now.Operation.Choice / 4 % 3) switch { 0 => 3, 1 => 12, _ => null },
            Language: now.Operation.Choice % 2 == 0 ? "de" : "en");
        var current = now.Site.Settings;
        var isSame = wanted with { Version = current.Version } == current;
        var outcome = now.RefusedIfMatch(exists: true)
            ?? new(isSame ? now.Site : now.Site with { Settings = wanted, Audit = now.Site.Audit.Add(new("settings.changed", "", now.Account)) }, 200);
        return new(HttpMethod.Put, "settings", outcome)
        {
            IfMatch = now.IfMatch(current.Version),
            Body = new JsonObject
            {
                ["approval"] = wanted.Approval,
                ["retention"] = new JsonObject { ["revisions"] = wanted.Kept },
                ["language"] = wanted.Language,
            },
        };
    }

    public static Step CreateToken(Situation now)
    {
        var scope = (now.Operation.Choice % 5) switch { 0 => "read", 1 => "write", _ => "publish" };
        var name = string.Create(CultureInfo.InvariantCulture, $"{now.Site.Name} token {now.Operation.Index}");
        var after = now.Site with { Tokens = now.Site.Tokens.Add(new("", name, scope, now.Account, Text: null)) };
        return new(HttpMethod.Post, "tokens", new(after, 201))
        {
            IsForPeople = true,
            Body = new JsonObject { ["name"] = name, ["scopes"] = new JsonArray(scope), ["days"] = 1 },
        };
    }

    public static Step RevokeToken(Situation now)
    {
        var token = now.Site.Tokens.IsEmpty ? null : now.Site.Tokens[now.Operation.Choice % now.Site.Tokens.Count];
        var outcome = token is null
            ? now.Refused(404, "not-found")
            : new(now.Site with { Tokens = now.Site.Tokens.Remove(token), Audit = now.Site.Audit.Add(new("token.revoked", token.Id, now.Account)) }, 204);
        return new(HttpMethod.Delete, $"tokens/{token?.Id ?? "0123456789abcdef"}", outcome) { IsForPeople = true };
    }
}
