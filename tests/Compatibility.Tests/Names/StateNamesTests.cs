using System.Reflection;
using System.Text.Json;
using UserMacro.Grains.Macros;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Compatibility.Tests.Names;

/// <summary>The JSON names of all that is stored.</summary>
public sealed class StateNamesTests
{
    [Fact]
    public void Json_StoredTypes_HaveTheNamesThatRecordsHave() =>
        NameList.ShouldHold("states-json.txt", typeof(MacroHead).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null && !type.IsAbstract)
            .SelectMany(type => JsonShape.Of(type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias, type, StateJson.Options))
            .Concat(JsonShape.Of("wrapped-data-key", typeof(WrappedDataKey), JsonSerializerOptions.Default)));

    [Fact]
    public void States_ByGrain_HaveTheNamesThatRecordsHave() =>
        NameList.ShouldHold("states.txt",
            from type in typeof(MacroHead).Assembly.GetTypes()
            where type.IsAssignableTo(typeof(Grain)) && !type.IsAbstract
            from constructor in type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            from parameter in constructor.GetParameters()
            let state = parameter.GetCustomAttribute<PersistentStateAttribute>()
            where state is not null
            let alias = parameter.ParameterType.GenericTypeArguments[0].GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias
            select $"{state.StateName} in {state.StorageName ?? "the default storage"}: {alias}");
}
