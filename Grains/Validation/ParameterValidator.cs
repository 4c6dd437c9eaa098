using System.Buffers;
using System.Collections.Frozen;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Limiting;
using UserMacro.Grains.Interfaces.Parameters;

namespace UserMacro.Grains.Validation;

/// <summary>The rules of one parameter; lengths and letters are Confluence's (docs/reference/connect-descriptor.md#parameters).</summary>
internal static class ParameterValidator
{
    const char Separator = ',';

    static readonly SearchValues<char> NameCharacters = SearchValues.Create("-_.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>
    /// Confluence fills these variables of a macro's address itself (docs/reference/connect-descriptor.md#addresses), so no parameter can have their name.
    /// </summary>
    static readonly FrozenSet<string> HostVariables = new[]
    {
        "macro.id", "macro.hash", "macro.body", "macro.truncated", "macro.localid", "macro.fragmentlocalid", "page.id", "page.title", "page.type",
        "page.version", "space.id", "space.key", "content.id", "content.type", "content.version", "editor.version", "output.type", "user.id", "user.key",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static void Check(ParameterDefinition? parameter, string field, HashSet<string> identifiers, FieldProblems problems)
    {
        if (parameter is null)
        {
            problems.Add(field, "Must be a parameter.");
            return;
        }

        CheckName(parameter.Name, $"{field}.name", identifiers, problems);
        problems.CheckLine(parameter.Title, $"{field}.title", Limits.ParameterTitle);
        problems.CheckText(parameter.Description, $"{field}.description", Limits.ParameterDescription);
        problems.CheckDefined(parameter.Type, $"{field}.type");
        var type = ParameterTypes.Of(parameter.Type);
        problems.Check(!parameter.Multiple || type.TakesSeveral, $"{field}.multiple", "A parameter of this type takes one value.");
        problems.Check(!parameter.MultiLine || type.TakesLines, $"{field}.multiLine", "A parameter of this type has one line.");
        problems.Check(
            !(parameter.Hidden && parameter.Required)
                || parameter.Default is { Length: > 0 }, $"{field}.hidden", "Nobody can fill it in: give it a default, or do not require it.");
        if (CheckValues(parameter, type, $"{field}.values", problems) && problems.CheckText(parameter.Default, $"{field}.default", Limits.ParameterDefault))
        {
            CheckDefault(parameter, type, $"{field}.default", problems);
        }
    }

    static void CheckName(string? name, string field, HashSet<string> identifiers, FieldProblems problems)
    {
        if (!problems.CheckLine(name, field, Limits.ParameterName))
        {
            return;
        }

        var identifier = name!.ToLowerInvariant();
        if (problems.Check(name.Length > 0 && name.AsSpan().IndexOfAnyExcept(NameCharacters) < 0, field, "Must be of letters a-z, digits, - _ and . only.")
            && problems.Check(!HostVariables.Contains(identifier), field, "Confluence uses this name itself. Choose another."))
        {
            problems.Check(identifiers.Add(identifier), field, "Must differ from the other parameters' names in more than upper and lower case.");
        }
    }

    static bool CheckValues(ParameterDefinition parameter, ParameterTypeDefinition type, string field, FieldProblems problems)
    {
        if (!problems.Check(!parameter.Values.IsDefault, field, "Must be a list."))
        {
            return false;
        }

        if (!type.HasChoices)
        {
            return problems.Check(parameter.Values.IsEmpty, field, "A parameter of this type has no values.");
        }

        return problems.Check(parameter.Values.Length > 0, field, "A parameter of this type needs values.")
            && problems.CheckCount(parameter.Values.Length, field, Limits.ParameterChoices, "values")
            && problems.CheckText(parameter.Values.MaxBy(value => value?.Length), field, Limits.ParameterChoice)
            && problems.Check(parameter.Values.All(value => value is { Length: > 0 } && !value.Any(char.IsControl)), field, "Must be lines that are not empty.")
            && problems.Check(
                !parameter.Multiple
                    || !parameter.Values.Any(
                        value => value.Contains(Separator, StringComparison.Ordinal)), field, "Must not contain a comma, which separates several values.")
            && problems.Check(parameter.Values.Distinct(StringComparer.Ordinal).Count() == parameter.Values.Length, field, "Must not contain a value twice.");
    }

    static void CheckDefault(ParameterDefinition parameter, ParameterTypeDefinition type, string field, FieldProblems problems)
    {
        if (parameter.Default.Length == 0)
        {
            return;
        }

        problems.Check(type.Takes(parameter.Default), field, $"Must be {type.Expectation}.");
        if (!type.HasChoices)
        {
            return;
        }

        var chosen = parameter.Multiple ? parameter.Default.Split(Separator) : [parameter.Default];
        problems.Check(chosen.All(value => parameter.Values.Contains(value, StringComparer.Ordinal)), field, "Must be one of the values.");
    }
}
