using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace UserMacro.Atlassian.Confluence.Data;

/// <summary>
/// The page data that templates can read: which REST requests fetch it (API v2 where available, otherwise v1) and how the answers are mapped.
/// Sends and caches nothing itself: the viewer's browser sends the requests with the viewer's permissions, or the app does.
/// </summary>
public static class ConfluenceData
{
    const string List = "?limit=250";

    static readonly FrozenDictionary<string, Func<DataScope, DataAnswers, DataStep>> Data =
        new Dictionary<string, Func<DataScope, DataAnswers, DataStep>>(StringComparer.Ordinal)
        {
            ["page"] = (place, answers) => OfContent(place, answers, "", cost: 2, DataShapes.Page),
            ["page.labels"] = (place, answers) => OfContent(place, answers, $"/labels{List}", cost: 6, DataShapes.Labels),
            ["page.ancestors"] = Ancestors,
            [Children] = (place, answers) => place.IsPage
                ? OfContent(place, answers, $"/direct-children{List}", cost: 21, DataShapes.Pages)
                : DataStep.Known.Nothing,
            ["page.attachments"] = (
                place, answers) => OfContent(place, answers, $"/attachments{List}", cost: 11, answer => DataShapes.Attachments(answer, place.BaseUrl)),
            ["page.properties"] = (place, answers) => OfContent(place, answers, $"/properties{List}", cost: 6, DataShapes.Properties),
            ["space"] = (place, answers) => place.SpaceKey.Length == 0
                ? DataStep.Known.Nothing
                : Asked(answers, $"/api/v2/spaces?keys={Uri.EscapeDataString(place.SpaceKey)}", cost: 2, DataShapes.Space),
            [User] = (place, answers) => place.AccountId is null ? DataStep.Known.Nothing : Asked(answers, "/rest/api/user/current", cost: 3, DataShapes.User),
            ["user.groups"] = (place, answers) => place.AccountId is { } account
                ? Asked(answers, $"/rest/api/user/memberof?accountId={Uri.EscapeDataString(account)}&limit=200", cost: 11, DataShapes.Groups)
                : DataStep.Known.Nothing,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The pages below a page: the one datum that names pages which a viewer of the page may not see.</summary>
    public const string Children = "page.children";

    /// <summary>The viewer, as the viewer sees themselves: an app has no such view.</summary>
    public const string User = "user";

    const string PersonPrefix = "person ";
    const int MaxAccountId = 128;

    /// <summary>The name of a person.</summary>
    public static string Person(string accountId) => PersonPrefix + accountId;

    /// <summary>Whether a datum is the name of a person, by account id.</summary>
    public static bool IsPerson(string name) => name.StartsWith(PersonPrefix, StringComparison.Ordinal);

    /// <summary>The names of all data, people apart.</summary>
    public static IEnumerable<string> Names => Data.Keys;

    /// <summary>The datum of that name, or what must be asked first. A name of none is nothing.</summary>
    public static DataStep Find(string name, DataScope place, DataAnswers answers) =>
        Data.TryGetValue(name, out var find) ? find(place, answers)
        : IsPerson(name) ? Person(name[PersonPrefix.Length..], answers)
        : DataStep.Known.Nothing;

    static DataStep Person(string accountId, DataAnswers answers) =>
        accountId.Length is > 0 and <= MaxAccountId && accountId.All(character => char.IsAsciiLetterOrDigit(character) || character is ':' or '-' or '_')
            ? Asked(answers, $"/rest/api/user?accountId={Uri.EscapeDataString(accountId)}", cost: 3, DataShapes.User)
            : DataStep.Known.Nothing;

    static DataStep OfContent(DataScope place, DataAnswers answers, string below, int cost, Func<JsonObject, JsonNode?> shape) =>
        place.ContentPath is { } path ? Asked(answers, path + below, cost, shape) : DataStep.Known.Nothing;

    /// <summary>The API names the pages above by their ids alone; a second question gives the titles.</summary>
    static DataStep Ancestors(DataScope place, DataAnswers answers)
    {
        if (!place.IsPage || place.ContentPath is not { } path)
        {
            return DataStep.Known.Nothing;
        }

        var address = $"{path}/ancestors{List}";
        if (!answers.Has(address))
        {
            return new DataStep.Ask(address, Cost: 4);
        }

        var ids = DataShapes.PageIds(answers.Of(address));
        return ids.IsEmpty
            ? new DataStep.Known("[]")
            : Asked(answers, $"/api/v2/pages?id={string.Join(',', ids)}&limit=250", cost: 1 + ids.Length, answer => DataShapes.InOrder(answer, ids));
    }

    static DataStep Asked(DataAnswers answers, string address, int cost, Func<JsonObject, JsonNode?> shape) =>
        !answers.Has(address) ? new DataStep.Ask(address, cost)
        : answers.Of(address) is { } answer && shape(answer) is { } datum ? new DataStep.Known(datum.ToJsonString())
        : DataStep.Known.Nothing;
}
