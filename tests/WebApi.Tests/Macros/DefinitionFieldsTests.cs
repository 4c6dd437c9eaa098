using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Fields;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.WebApi.Api.Accounts;
using UserMacro.WebApi.Api.Json;
using UserMacro.WebApi.Macros.Contracts;
using UserMacro.WebApi.Macros.Contracts.Comparisons;
using UserMacro.WebApi.Macros.Contracts.Definitions;
using UserMacro.WebApi.Macros.History;

namespace UserMacro.WebApi.Tests.Macros;

/// <summary>The API and the archives carry every field of a definition there and back, and a comparison notices each of them.</summary>
public sealed class DefinitionFieldsTests
{
    static readonly JsonSerializerOptions Json = Options();
    static readonly DefinitionDto Macro = new() { Name = "" };
    static readonly AccountAliases Aliases = new(ImmutableDictionary<string, string>.Empty.Add("x", "u1"));
    static readonly ResolvedAccounts Accounts = new(ImmutableDictionary<string, string>.Empty.Add("u1", "x"));
    static readonly Dictionary<string, PartTextsDto> NoParts = new(StringComparer.Ordinal);

    public static TheoryData<string> MacroFields => [.. NamesOf(MacroDefinition.Fields)];

    public static TheoryData<string> ParameterFields => [.. NamesOf(ParameterDefinition.Fields)];

    public static TheoryData<string> RuleFields => [.. NamesOf(MacroRules.Fields)];

    public static TheoryData<string> PartFields => [.. NamesOf(SharedPart.Fields)];

    [Fact]
    public void Members_OfEachContract_AreTheFields()
    {
        MembersOf<DefinitionDto>().ShouldBe(NamesOf(MacroDefinition.Fields), ignoreOrder: true);
        MembersOf<ParameterDto>().ShouldBe(NamesOf(ParameterDefinition.Fields), ignoreOrder: true);
        MembersOf<RulesDto>().ShouldBe(NamesOf(MacroRules.Fields), ignoreOrder: true);
        MembersOf<PartTextsDto>().ShouldBe(NamesOf(SharedPart.Fields), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(MacroFields))]
    public void Macro_FieldSet_IsCarriedAndCompared(string name) => IsCarriedAndCompared(Changed(Macro, name));

    [Theory]
    [MemberData(nameof(ParameterFields))]
    public void Parameter_FieldSet_IsCarriedAndCompared(string name) =>
        IsCarriedAndCompared(Macro with { Parameters = [Changed(new ParameterDto { Name = "" }, name)] });

    [Theory]
    [MemberData(nameof(RuleFields))]
    public void Rules_FieldSet_IsCarriedAndCompared(string name) => IsCarriedAndCompared(Macro with { Rules = Changed(new RulesDto(), name) });

    [Theory]
    [MemberData(nameof(PartFields))]
    public void Part_FieldSet_IsCarriedAndCompared(string name)
    {
        var plain = new PartTextsDto { Kind = SharedPartKind.Snippet };
        var changed = Changed(plain, name);

        JsonOf(PartTextsDto.From(changed.ToPart("p"))).ShouldBe(JsonOf(changed));
        var part = Compare(Side(plain), Side(changed)).Parts.ShouldHaveSingleItem();
        (part.Fields.Count + part.Texts.Count).ShouldBe(1);
    }

    static void IsCarriedAndCompared(DefinitionDto changed)
    {
        JsonOf(DefinitionDto.From(changed.ToDefinition(Aliases), Accounts)).ShouldBe(JsonOf(changed));
        var comparison = Compare(new(Macro, NoParts), new(changed, NoParts));
        (comparison.Fields.Count + comparison.Texts.Count + comparison.Parameters.Count).ShouldBe(1);
    }

    static ComparisonDto Compare(ComparedSide had, ComparedSide has) =>
        new DefinitionComparison(Json).Between(had, has, TestContext.Current.CancellationToken);

    static ComparedSide Side(PartTextsDto part) => new(Macro, new Dictionary<string, PartTextsDto>(StringComparer.Ordinal) { ["p"] = part });

    static T Changed<T>(T plain, string name)
        where T : class
    {
        var copy = (T)typeof(T).GetMethod("<Clone>$")!.Invoke(plain, null)!;
        var property = typeof(T).GetProperties().Single(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) == name);
        property.SetValue(copy, ValueOf(property.PropertyType));
        return copy;
    }

    static object ValueOf(Type type) =>
        type == typeof(string) ? "x"
        : type == typeof(bool) ? true
        : type.IsEnum ? Enum.GetValues(type).GetValue(1)!
        : type == typeof(IReadOnlyList<string>) ? new[] { "x" }
        : type == typeof(IReadOnlyList<ParameterDto>) ? new[] { new ParameterDto { Name = "" } }
        : type == typeof(RulesDto) ? new RulesDto { Hidden = true }
        : throw new InvalidOperationException($"Say here what another value of {type} is.");

    static string JsonOf<T>(T value) => JsonSerializer.Serialize(value, Json);

    static IEnumerable<string> NamesOf<T>(FieldTable<T> fields) => fields.All.Select(field => field.Name);

    static IEnumerable<string> MembersOf<T>() =>
        typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));

    static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiJson.Apply(options);
        return options;
    }
}
