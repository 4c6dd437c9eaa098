using System.Collections.Frozen;

namespace UserMacro.Templating.Abstractions;

/// <summary>What a template may ask for beyond what a request brings, and the JSON that stands for it in <see cref="TemplateInput.Data"/>.</summary>
public static class DataNames
{
    /// <summary>The page: <c>{title, type, version, created, updated, author_id, updater_id}</c>, times in ISO 8601.</summary>
    public const string Page = "page";

    /// <summary>Its labels: texts.</summary>
    public const string Labels = "page.labels";

    /// <summary>The pages above it, the highest first: <c>[{id, title}]</c>.</summary>
    public const string Ancestors = "page.ancestors";

    /// <summary>The pages below it, in their order: <c>[{id, title}]</c>.</summary>
    public const string Children = "page.children";

    /// <summary>The files at it: <c>[{id, title, media_type, size, url}]</c>.</summary>
    public const string Attachments = "page.attachments";

    /// <summary>Its content properties: values by key.</summary>
    public const string Properties = "page.properties";

    /// <summary>The space: <c>{id, name, homepage_id}</c>.</summary>
    public const string Space = "space";

    /// <summary>The viewer: <c>{name}</c>.</summary>
    public const string User = "user";

    /// <summary>The names of the viewer's groups.</summary>
    public const string Groups = "user.groups";

    /// <summary>The longest account id there is.</summary>
    const int MaxAccountId = 128;

    /// <summary>The name of a person's name: <c>{name}</c>.</summary>
    /// <param name="accountId">An account id.</param>
    public static string Person(string accountId) => $"person {accountId}";

    /// <summary>Whether a text can be an account id: what else templates take for one is not asked for.</summary>
    public static bool IsAccountId(string text) =>
        text.Length is > 0 and <= MaxAccountId && text.All(character => char.IsAsciiLetterOrDigit(character) || character is ':' or '-' or '_');

    /// <summary>The name of what a connection answers.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="pathAndQuery">What to ask it for, without spaces.</param>
    public static string Connection(string connection, string pathAndQuery) => $"http {connection} {pathAndQuery}";

    /// <summary>All of them, those of people and connections apart.</summary>
    public static readonly FrozenSet<string> All =
        FrozenSet.ToFrozenSet([Page, Labels, Ancestors, Children, Attachments, Properties, Space, User, Groups], StringComparer.Ordinal);
}
