using System.Collections.Immutable;
using UserMacro.CommandLine.Contracts;
using UserMacro.CommandLine.Failures;
using UserMacro.CommandLine.Files;
using UserMacro.CommandLine.Findings;

namespace UserMacro.CommandLine.Commands;

/// <summary>The macros of the folder that a command is about.</summary>
internal static class LocalSelection
{
    /// <summary>Reads the named macros, or all when none is named.</summary>
    public static Result<ImmutableArray<LocalMacro>> Read(MacroFolders folders, IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            if (!MacroKey.IsValid(key))
            {
                return new Failure(ExitCode.Usage, $"'{key}' is not the key of a macro: {MacroKey.Rule}.");
            }

            if (!folders.Exists(key))
            {
                return new Failure(ExitCode.Usage, $"There is no macro '{key}' in {folders.FullPath}.");
            }
        }

        var names = keys.Count > 0 ? keys.Distinct(StringComparer.Ordinal) : folders.Names();
        ImmutableArray<LocalMacro> macros = [.. names.Select(folders.Read)];
        return macros.Length > 0
            ? macros
            : new Failure(ExitCode.Usage, $"There are no macros in {folders.FullPath}: a macro is a folder with a {MacroFile.Settings}.");
    }

    /// <summary>Reads macros that are about to be sent. When one of them is broken its findings are told and nothing is to be sent.</summary>
    public static Result<ImmutableArray<LocalMacro>> ReadWhole(Session session, IReadOnlyList<string> keys)
    {
        if (!Read(session.Folders, keys).TryGet(out var macros, out var failure))
        {
            return failure;
        }

        List<Finding> findings = [.. macros.SelectMany(macro => macro.Findings)];
        if (findings.Count == 0)
        {
            return macros;
        }

        session.Report.Write(findings, FindingFormat.Text);
        return new Failure(ExitCode.Findings, "Nothing was sent.");
    }
}
