using System.Globalization;
using System.Text.Json.Nodes;
using UserMacro.Model.Tests.Rules;
using UserMacro.Model.Tests.States;
using UserMacro.Traffic;

namespace UserMacro.Model.Tests.Checks;

/// <summary>Settings, parts, tokens and the archive against the model.</summary>
static class SiteChecks
{
    /// <summary>Within which a revoked token stops working.</summary>
    static readonly TimeSpan Revocation = TimeSpan.FromSeconds(10);

    /// <summary>Compares settings, parts and tokens, and learns their new numbers.</summary>
    public static async Task CheckSiteAsync(this SiteBook book, int frontEnd, CancellationToken cancellation)
    {
        await book.CheckSettingsAsync(frontEnd, cancellation);
        await book.CheckPartsAsync(frontEnd, cancellation);
        await book.CheckTokensAsync(frontEnd, cancellation);
    }

    public static async Task CheckSettingsAsync(this SiteBook book, int frontEnd, CancellationToken cancellation)
    {
        var reply = await book.Client.ReadAsync(frontEnd, "settings", cancellation);
        var told = int.Parse(reply.ETag!.Trim('"'), CultureInfo.InvariantCulture);
        var expected = book.State.Settings;
        book.CheckEqual(Settings(reply.Body, told), expected with { Version = expected.Version < 0 ? told : expected.Version }, "the settings");
        book.State = book.State with { Settings = expected with { Version = told } };
    }

    /// <summary>Settings as the API reported them.</summary>
    public static SettingsState Settings(JsonNode? body, int version) =>
        new(version, (bool)body!["approval"]!, (int?)body["retention"]?["revisions"], (string)body["language"]!);

    public static async Task CheckPartsAsync(this SiteBook book, int frontEnd, CancellationToken cancellation)
    {
        var list = await book.Client.ReadAsync(frontEnd, "parts", cancellation);
        var told = list.Body!["items"]!.AsArray().Select(part => $"{part!["name"]} with {part["dependants"]}");
        var expected = book.State.Parts.Keys.Select(name => $"{name} with {PartRules.Dependants(book.State, name).Count()}");
        book.CheckEqual(string.Join(", ", told), string.Join(", ", expected), "the shared parts and how many use them");
        foreach (var (name, part) in book.State.Parts)
        {
            var reply = await book.Client.ReadAsync(frontEnd, $"parts/{name}", cancellation);
            book.Check(Difference(reply.Body, part) is null, () => $"{name}: {Difference(reply.Body, part)}; it is {reply}");
            book.State = book.State with { Parts = book.State.Parts.SetItem(name, part with { Number = (int)reply.Body!["number"]! }) };
        }
    }

    /// <summary>How the service's view of a part differs; null when it does not.</summary>
    public static string? Difference(JsonNode? told, PartState expected) =>
        (string?)told?["texts"]?["template"] != expected.Text ? $"its text is not {expected.Text}"
        : (string?)told["editedBy"] != expected.Editor ? $"it is not by {expected.Editor}"
        : expected.Number != 0 && (int?)told["number"] != expected.Number ? $"its number is not {expected.Number}"
        : null;

    public static async Task CheckTokensAsync(this SiteBook book, int frontEnd, CancellationToken cancellation)
    {
        var reply = await book.Client.ReadAsync(frontEnd, "tokens", cancellation);
        var told = reply.Body!["items"]!.AsArray().Select(Token);
        book.CheckEqual(
            string.Join('\n', told.Order(StringComparer.Ordinal)),
            string.Join('\n', book.State.Tokens.Select(token => $"{token.Id} {token.Name} by {token.By}").Order(StringComparer.Ordinal)),
            "the tokens");
    }

    /// <summary>A revoked token no longer opens anything and learns nothing.</summary>
    public static async Task CheckRevokedAsync(this SiteBook book, int frontEnd, CancellationToken cancellation)
    {
        foreach (var (token, _) in book.Revoked.Where(revoked => revoked.Token.Text is not null && Moment.Now - revoked.At > Revocation).ToList())
        {
            var reply = await book.Client.SendAsync(
                frontEnd, new(token.By, token), new(HttpMethod.Get, "macros", Outcome.Refused(book.State, 401)), idempotencyKey: null, cancellation);
            book.Check(reply is { Status: 401, Text: "" }, () => $"the revoked token {token.Id} is answered {reply}");
        }
    }

    /// <summary>Exports everything and compares.</summary>
    public static async Task CheckArchiveAsync(this SiteBook book, int frontEnd, CancellationToken cancellation)
    {
        var reply = await book.Client.ReadAsync(frontEnd, "export?history=true", cancellation);
        book.State = book.State with { Audit = book.State.Audit.Add(new("macros.exported", "", Caller.Accounts[0])) };
        book.CheckEqual(reply.Status, 200, "the archive's status");
        book.CheckArchive(reply.Body!, book.State.Macros.Where(macro => macro.Value.Exists));
    }

    /// <summary>Compares an archive.</summary>
    public static void CheckArchive(this SiteBook book, JsonNode archive, IEnumerable<KeyValuePair<string, MacroState>> macros)
    {
        var expected = macros.ToDictionary(StringComparer.Ordinal);
        var told = archive["macros"]!.AsArray();
        book.CheckEqual(
            string.Join(", ", told.Select(macro => (string)macro!["key"]!).Order(StringComparer.Ordinal)),
            string.Join(", ", expected.Keys.Order(StringComparer.Ordinal)),
            "the macros of the archive");
        foreach (var macro in told)
        {
            var (key, state) = ((string)macro!["key"]!, expected[(string)macro["key"]!]);
            book.CheckEqual((string?)macro["state"], state.State, $"the archive's state of {key}");
            book.Check(state.Draft!.Definition.Matches(macro["draft"]!["definition"]), () => $"the archive's draft of {key} is not {state.Draft}");
            book.CheckEqual(
                string.Join('\n', macro["revisions"]!.AsArray().Select(revision => Revision(revision!))),
                string.Join('\n', state.Revisions.Values.Select(Revision)),
                $"the archive's history of {key}");
        }

        book.CheckEqual(
            string.Join('\n', archive["parts"]!.AsArray().Select(part => $"{part!["name"]} {part["texts"]!["template"]}").Order(StringComparer.Ordinal)),
            string.Join('\n', book.State.Parts.Select(part => $"{part.Key} {part.Value.Text}").Order(StringComparer.Ordinal)),
            "the parts of the archive");
    }

    static string Token(JsonNode? token) => $"{token!["id"]} {token["name"]} by {token["createdBy"]}";

    static string Revision(JsonNode revision) => string.Join(
        " | ",
        revision["number"],
        revision["definition"]!["template"],
        revision["author"],
        revision["note"],
        $"from {revision["restoredFrom"]}",
        $"approved by {revision["approval"]?["by"]}",
        $"with {string.Join(',', revision["parts"]!.AsArray().Select(part => part!["texts"]!["template"]))}");

    static string Revision(RevisionState revision) => string.Join(
        " | ",
        revision.Number,
        revision.Definition.Template,
        revision.Author,
        revision.Note,
        $"from {revision.RestoredFrom}",
        $"approved by {revision.ApprovedBy}",
        $"with {revision.PartText}");
}
