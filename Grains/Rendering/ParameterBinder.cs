using System.Collections.Frozen;
using System.Collections.Immutable;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Parameters;
using UserMacro.Grains.Interfaces.Rendering;

namespace UserMacro.Grains.Rendering;

/// <summary>Turns what a request says of parameters into the values a template sees.</summary>
/// <remarks>Confluence sends an empty value for a parameter the author left out, and does not store an unchanged default: both take the definition's
/// default.</remarks>
internal sealed class ParameterBinder
{
    /// <summary>Stands for the parameter that a page from Data Center gives no name; the host sends none without.</summary>
    const string Unnamed = "0";

    readonly FrozenDictionary<string, ParameterDefinition> _byIdentifier;
    readonly FrozenDictionary<string, object> _defaults;

    readonly bool _areTexts;

    public ParameterBinder(MacroDefinition definition)
    {
        // Data Center hands texts to templates, whatever the type, and nothing for a parameter without a value.
        _areTexts = definition.Language == TemplateLanguage.Velocity;
        // A preview may hold a name twice; the first one counts.
        var distinct = definition.Parameters.DistinctBy(parameter => parameter.Identifier, StringComparer.Ordinal).ToArray();
        _byIdentifier = distinct.ToFrozenDictionary(parameter => parameter.Identifier, StringComparer.Ordinal);
        _defaults =
            distinct.Where(parameter => !_areTexts || parameter.Default.Length > 0).ToFrozenDictionary(
                parameter => parameter.Name, parameter => Read(parameter.Type, parameter.Default), StringComparer.Ordinal);
    }

    /// <summary>The values by declared name. A value that is not of its type stays text.</summary>
    public IReadOnlyDictionary<string, object> Bind(ImmutableArray<ParameterValue> values)
    {
        Dictionary<string, object>? bound = null;
        foreach (var (identifier, value) in values)
        {
            if (value.Length == 0 || !_byIdentifier.TryGetValue(identifier, out var parameter))
            {
                continue;
            }

            bound ??= new(_defaults, StringComparer.Ordinal);
            bound[parameter.Name] = Read(parameter.Type, value);
        }

        return bound ?? (IReadOnlyDictionary<string, object>)_defaults;
    }

    /// <summary>
    /// Whether a parameter has no value here that the page may hold nevertheless: Confluence sends names in lower case only, and pages from Data Center hold
    /// them in any; texts of several lines are never sent.
    /// </summary>
    /// <param name="values">What was sent.</param>
    public bool HasUnsent(ImmutableArray<ParameterValue> values)
    {
        foreach (var (identifier, parameter) in _byIdentifier)
        {
            var mayBeStored = parameter.MultiLine || identifier == Unnamed || !string.Equals(parameter.Name, identifier, StringComparison.Ordinal);
            if (mayBeStored && !values.Any(value => value.Value.Length > 0 && string.Equals(value.Identifier, identifier, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    object Read(ParameterType type, string value) => _areTexts ? value : ParameterTypes.Of(type).Read(value);
}
