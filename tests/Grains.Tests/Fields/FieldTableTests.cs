using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Fields;
using UserMacro.Grains.Interfaces.Parts;
using UserMacro.Grains.Interfaces.Rules;
using UserMacro.Grains.Macros.Editing;

namespace UserMacro.Grains.Tests.Fields;

/// <summary>Every property that administrators write has a descriptor, and what goes by the descriptors counts every one of them.</summary>
public sealed class FieldTableTests
{
    static readonly MacroDefinition Macro = new() { Name = "" };
    static readonly ParameterDefinition Parameter = new() { Name = "" };
    static readonly SharedPart Part = new() { Name = "", Kind = SharedPartKind.Snippet };

    public static TheoryData<string> MacroFields => [.. NamesOf(MacroDefinition.Fields)];

    public static TheoryData<string> ParameterFields => [.. NamesOf(ParameterDefinition.Fields)];

    public static TheoryData<string> RuleFields => [.. NamesOf(MacroRules.Fields)];

    public static TheoryData<string> PartFields => [.. NamesOf(SharedPart.Fields)];

    [Fact]
    public void Fields_OfEachRecord_AreItsProperties()
    {
        NamesOf(MacroDefinition.Fields).ShouldBe(PropertiesOf<MacroDefinition>(), ignoreOrder: true);
        NamesOf(ParameterDefinition.Fields).ShouldBe(PropertiesOf<ParameterDefinition>(), ignoreOrder: true);
        NamesOf(MacroRules.Fields).ShouldBe(PropertiesOf<MacroRules>(), ignoreOrder: true);
        // The rest of a part says which one it is, and who changed it.
        NamesOf(SharedPart.Fields).ShouldBe(PropertiesOf<SharedPart>().Except(["name", "number", "editedBy", "editedAt"]), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(MacroFields))]
    public void Macro_FieldSet_CountsInHashAndEquality(string name) => Counts(MacroDefinition.Fields, Macro, name, macro => macro);

    [Theory]
    [MemberData(nameof(ParameterFields))]
    public void Parameter_FieldSet_CountsInHashAndEquality(string name) =>
        Counts(ParameterDefinition.Fields, Parameter, name, parameter => Macro with { Parameters = [parameter] });

    [Theory]
    [MemberData(nameof(RuleFields))]
    public void Rules_FieldSet_CountsInHashAndEquality(string name) => Counts(MacroRules.Fields, new(), name, rules => Macro with { Rules = rules });

    [Theory]
    [MemberData(nameof(PartFields))]
    public void Part_FieldSet_CountsInEquality(string name) => Differs(SharedPart.Fields, Part, name);

    [Fact]
    public void Hash_FieldsOfTheFirstVersion_AreTheOnlyOnesThatAlwaysCount()
    {
        Always(MacroDefinition.Fields).ShouldBe(
            ["name", "description", "categories", "body", "output", "layout", "parameters", "language", "template", "styles"]);
        Always(ParameterDefinition.Fields).ShouldBe(["name", "title", "description", "type", "required", "default", "values"]);
        Always(MacroRules.Fields).ShouldBeEmpty();

        static IEnumerable<string> Always<T>(FieldTable<T> fields) => fields.All.Where(field => field.IsAlwaysHashed).Select(field => field.Name);
    }

    static void Counts<T>(FieldTable<T> fields, T plain, string name, Func<T, MacroDefinition> within)
        where T : class
    {
        var changed = Differs(fields, plain, name);

        DefinitionHash.Compute(within(changed)).ShouldNotBe(DefinitionHash.Compute(within(plain)));
        MacroDefinition.Fields.AreEqual(within(plain), within(changed)).ShouldBeFalse();
    }

    static T Differs<T>(FieldTable<T> fields, T plain, string name)
        where T : class
    {
        var changed = Changed(plain, name);
        var field = fields.All.Single(field => field.Name == name);

        field.IsSet(plain).ShouldBeFalse();
        field.IsSet(changed).ShouldBeTrue();
        fields.AreEqual(plain, Changed(plain, name: null)).ShouldBeTrue();
        fields.AreEqual(plain, changed).ShouldBeFalse();
        fields.AreEqual(changed, Changed(plain, name)).ShouldBeTrue();
        return changed;
    }

    /// <summary>A copy with another value in one property.</summary>
    static T Changed<T>(T plain, string? name)
        where T : class
    {
        var copy = (T)typeof(T).GetMethod("<Clone>$")!.Invoke(plain, null)!;
        if (name is not null)
        {
            var property = typeof(T).GetProperties().Single(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) == name);
            property.SetValue(copy, ValueOf(property.PropertyType));
        }

        return copy;
    }

    static object ValueOf(Type type) =>
        type == typeof(string) ? "x"
        : type == typeof(bool) ? true
        : type.IsEnum ? Enum.GetValues(type).GetValue(1)!
        : type == typeof(ImmutableArray<string>) ? ImmutableArray.Create("x")
        : type == typeof(ImmutableArray<ParameterDefinition>) ? ImmutableArray.Create(Parameter)
        : type == typeof(MacroRules) ? new MacroRules { Hidden = true }
        : throw new InvalidOperationException($"Say here what another value of {type} is.");

    static IEnumerable<string> NamesOf<T>(FieldTable<T> fields) => fields.All.Select(field => field.Name);

    static IEnumerable<string> PropertiesOf<T>() => typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.CanWrite).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
}
