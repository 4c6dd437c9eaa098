using System.Text.Json;
using System.Text.Json.Nodes;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Fields;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.WebApi.Macros.Contracts.Comparisons;
using UserMacro.WebApi.Macros.Contracts.Definitions;

namespace UserMacro.WebApi.Macros.History;

/// <summary>
/// What differs between two definitions and the shared parts that they were compiled with. It goes by their JSON, so that a member of a
/// definition or part cannot be forgotten here.
/// </summary>
internal sealed class DefinitionComparison(JsonSerializerOptions json)
{
    const string Parameters = "parameters";
    const string Name = "name";
    const string Position = "position";

    static readonly string[] Texts = NamesOf(MacroDefinition.Fields, FieldKind.Text);
    static readonly string[] Groups = NamesOf(MacroDefinition.Fields, FieldKind.Group);
    static readonly string[] PartTexts = NamesOf(SharedPart.Fields, FieldKind.Text);

    public ComparisonDto Between(ComparedSide former, ComparedSide later, CancellationToken cancellation = default)
    {
        var (had, has) = (JsonOf(former.Definition), JsonOf(later.Definition));
        return new(
            [.. FieldsOf("", had, has, [Parameters, .. Texts])],
            [.. ParametersOf(ListIn(had), ListIn(has))],
            [.. TextsOf(Texts, had, has, cancellation)],
            [.. PartsOf(former.Parts, later.Parts, cancellation)]);
    }

    IEnumerable<PartChangeDto> PartsOf(
        IReadOnlyDictionary<string, PartTextsDto> had, IReadOnlyDictionary<string, PartTextsDto> has, CancellationToken cancellation)
    {
        foreach (var name in had.Keys.Union(has.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (former, later) = (had.GetValueOrDefault(name), has.GetValueOrDefault(name));
            if (former == later)
            {
                continue;
            }

            // What is not there is compared as an empty one of its kind.
            var from = JsonOf(former ?? new() { Kind = later!.Kind, Language = later.Language });
            var to = JsonOf(later ?? new() { Kind = former!.Kind, Language = former.Language });
            yield return new(
                name,
                former is null ? PartChange.Added : later is null ? PartChange.Removed : PartChange.Changed,
                [.. FieldsOf("", from, to, PartTexts)],
                [.. TextsOf(PartTexts, from, to, cancellation)]);
        }
    }

    static IEnumerable<FieldChangeDto> FieldsOf(string prefix, JsonObject had, JsonObject has, IEnumerable<string> except)
    {
        foreach (var field in NamesIn(had, has).Except(except, StringComparer.Ordinal))
        {
            var (from, to) = (had[field], has[field]);
            if (JsonNode.DeepEquals(from, to))
            {
                continue;
            }

            if (prefix.Length == 0 && Groups.Contains(field, StringComparer.Ordinal))
            {
                foreach (var change in FieldsOf($"{field}.", from!.AsObject(), to!.AsObject(), []))
                {
                    yield return change;
                }
            }
            else
            {
                yield return new(prefix + field, from?.DeepClone(), to?.DeepClone());
            }
        }
    }

    static IEnumerable<ParameterChangeDto> ParametersOf(IReadOnlyList<JsonObject> had, IReadOnlyList<JsonObject> has)
    {
        var former = had.ToDictionary(NameOf, StringComparer.Ordinal);
        var later = has.ToDictionary(NameOf, StringComparer.Ordinal);
        // Who only moved up because another one went has not moved.
        var (formerOrder, laterOrder) = (PlacesOf(had, later), PlacesOf(has, former));
        foreach (var parameter in had.Where(parameter => !later.ContainsKey(NameOf(parameter))))
        {
            yield return new(
                NameOf(parameter),
                ParameterChange.Removed,
                [.. MembersOf(parameter).Select(member => new FieldChangeDto(member.Key, member.Value?.DeepClone(), To: null))]);
        }

        foreach (var parameter in has)
        {
            var name = NameOf(parameter);
            if (!former.TryGetValue(name, out var before))
            {
                yield return new(
                    name,
                    ParameterChange.Added,
                    [.. MembersOf(parameter).Select(member => new FieldChangeDto(member.Key, From: null, member.Value?.DeepClone()))]);
                continue;
            }

            List<FieldChangeDto> fields = [.. FieldsOf("", before, parameter, [])];
            if (formerOrder[name] != laterOrder[name])
            {
                fields.Add(new(Position, formerOrder[name], laterOrder[name]));
            }

            if (fields.Count > 0)
            {
                yield return new(name, ParameterChange.Changed, fields);
            }
        }
    }

    static IEnumerable<TextChangeDto> TextsOf(
        string[] texts, JsonObject had, JsonObject has, CancellationToken cancellation)
    {
        foreach (var field in texts)
        {
            cancellation.ThrowIfCancellationRequested();
            var (from, to) = (had[field]!.GetValue<string>(), has[field]!.GetValue<string>());
            if (!string.Equals(from, to, StringComparison.Ordinal))
            {
                yield return new(field, LineDiff.Between(from, to));
            }
        }
    }

    static string[] NamesOf<T>(FieldTable<T> fields, FieldKind kind) => [.. fields.All.Where(field => field.Kind == kind).Select(field => field.Name)];

    static Dictionary<string, int> PlacesOf(IReadOnlyList<JsonObject> parameters, Dictionary<string, JsonObject> others) =>
        parameters.Select(NameOf).Where(others.ContainsKey).Index().ToDictionary(entry => entry.Item, entry => entry.Index + 1, StringComparer.Ordinal);

    static IEnumerable<KeyValuePair<string, JsonNode?>> MembersOf(JsonObject parameter) =>
        parameter.Where(member => !string.Equals(member.Key, Name, StringComparison.Ordinal));

    static IEnumerable<string> NamesIn(JsonObject had, JsonObject has) =>
        had.Select(member => member.Key).Union(has.Select(member => member.Key), StringComparer.Ordinal);

    static string NameOf(JsonObject parameter) => parameter[Name]!.GetValue<string>();

    static JsonObject[] ListIn(JsonObject definition) => [.. definition[Parameters]!.AsArray().Select(parameter => parameter!.AsObject())];

    JsonObject JsonOf<T>(T value) => JsonSerializer.SerializeToNode(value, json)!.AsObject();
}

/// <summary>One side of a comparison.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Parts">The shared parts that pages see it with, by name.</param>
internal sealed record ComparedSide(DefinitionDto Definition, IReadOnlyDictionary<string, PartTextsDto> Parts);
