using System.Reflection;
using Scriban.Runtime;
using UserMacro.Templating.Scriban.Builtins;
using UserMacro.Templating.Velocity.Methods;
using UserMacro.Templating.Velocity.Objects;

namespace UserMacro.Templating.Tests.Inventory;

/// <summary>Nothing reaches templates without a price.</summary>
public sealed class PriceTests
{
    [Fact]
    public void Builtins_AllThatATemplateReaches_HaveAPrice()
    {
        var functions = Functions().ToArray();

        functions.Length.ShouldBeGreaterThan(100);
        functions.Where(function => function.Value is not PricedFunction).Select(function => function.Name).ShouldBeEmpty();
        functions.Select(function => function.Name).Order(StringComparer.Ordinal).ShouldBe(BuiltinPrices.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Methods_OfAllKindsOfValues_HaveAPrice()
    {
        var priced = MethodPrices.Names.ToHashSet(StringComparer.Ordinal);
        var methods = Tables().SelectMany(table => table.Signatures.Select(method => $"{table.Kind}.{method.Name}")).ToHashSet(StringComparer.Ordinal);

        methods.Count.ShouldBeGreaterThan(150);
        methods.Except(priced).ShouldBeEmpty("without a price");
        priced.Except(methods).ShouldBeEmpty("a price for nothing");
    }

    [Fact]
    public void Charged_MethodWithoutAPrice_IsRefused() =>
        Should.Throw<KeyNotFoundException>(() => new MethodTable("text") { { "explode", 0, call => call.Target } }.Find("explode", 0));

    static IEnumerable<(string Name, object? Value)> Functions() =>
        FrozenBuiltins.Shared.SelectMany(member => member.Value is ScriptObject group
            ? group.Where(inner => inner.Value is IScriptCustomFunction).Select(inner => ($"{member.Key}.{inner.Key}", inner.Value))
            : member.Value is IScriptCustomFunction ? [(member.Key, member.Value)] : []);

    static IEnumerable<MethodTable> Tables() =>
        typeof(MethodTable).Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(MethodTable) || field.FieldType == typeof(HostType))
            .Select(field => field.GetValue(null) as MethodTable ?? ((HostType)field.GetValue(null)!).Methods);
}
