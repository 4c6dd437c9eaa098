using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Macros.Contracts.Definitions;

namespace UserMacro.WebApi.Transfer;

/// <summary>People in bundles: account ids, texts that stand for former users, and nobody.</summary>
internal static class ArchivePeople
{
    public static string? TextOf(string handle, ResolvedAccounts accounts) => handle.Length == 0 ? null : accounts.TextOf(handle);

    /// <summary>The handle; empty for nobody and for a former user of another site.</summary>
    public static string HandleOf(string? text, AccountAliases handles) => text is null ? "" : handles.Of(text) ?? "";

    public static IEnumerable<string> In(DefinitionDto definition) => definition.Rules.Editors.Concat(definition.Rules.InsertAccounts);
}
