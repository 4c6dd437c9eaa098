using System.Buffers;
using System.Collections.Immutable;
using UserMacro.Grains.Accounts;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Rules;

namespace UserMacro.Grains.Validation;

/// <summary>What rules may say, those of a macro and those of a tenant.</summary>
internal static class RulesValidator
{

    // Personal spaces are named by an account: '~' and its id.
    static readonly SearchValues<char> SpaceCharacters = SearchValues.Create("~-_.:@0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public static void Check(MacroRules? rules, string field, FieldProblems problems)
    {
        if (rules is null)
        {
            problems.Add(field, "Must be rules.");
            return;
        }

        CheckList(rules.Spaces, $"{field}.spaces", StringComparer.OrdinalIgnoreCase, IsSpaceKey, "Must be the key of a space.", problems);
        CheckList(rules.Editors, $"{field}.editors", StringComparer.Ordinal, IsHandle, "Must be an account.", problems);
        CheckList(rules.InsertAccounts, $"{field}.insertAccounts", StringComparer.Ordinal, IsHandle, "Must be an account.", problems);
        CheckList(
            rules.InsertGroups, $"{field}.insertGroups", StringComparer.Ordinal, IsGroup, $"Must be a line of 1 to {Limits.GroupName} characters.", problems);
        CheckList(
            rules.Hosts,
            $"{field}.hosts",
            StringComparer.Ordinal,
            host => HostOrigin.TryParse(host, out _),
            "Must be like https://cdn.example.com or https://*.example.com, in lower case, with a port if need be and without a path.",
            problems);
    }

    static void CheckList(
        ImmutableArray<string> entries, string field, StringComparer comparer, Func<string, bool> isGood, string message, FieldProblems problems)
    {
        if (!problems.Check(!entries.IsDefault, field, "Must be a list.")
            || !problems.CheckCount(entries.Length, field, Limits.RuleEntries, "entries"))
        {
            return;
        }

        var seen = new HashSet<string>(comparer);
        for (var index = 0; index < entries.Length; index++)
        {
            var entry = $"{field}[{index}]";
            if (problems.Check(entries[index] is { } text && isGood(text), entry, message))
            {
                problems.Check(seen.Add(entries[index]), entry, "Is in the list already.");
            }
        }
    }

    static bool IsSpaceKey(string key) =>
        key.Length is > 0 and <= Limits.SpaceKey && key.AsSpan().IndexOfAnyExcept(SpaceCharacters) < 0;

    static bool IsHandle(string handle) => AccountHandle.IsRandom(handle) || AccountHandle.NumberOf(handle) is not null;

    static bool IsGroup(string group) => !string.IsNullOrWhiteSpace(group) && group.Length <= Limits.GroupName && !group.Any(char.IsControl);
}
