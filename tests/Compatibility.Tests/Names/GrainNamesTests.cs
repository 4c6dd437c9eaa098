using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Metadata;
using Orleans.Serialization.TypeSystem;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Macros;
using UserMacro.Silo.Storage.Encryption;

namespace UserMacro.Compatibility.Tests.Names;

/// <summary>What silos and front ends of other builds call grains, their methods and the types of messages; records and reminders are found by some.</summary>
public sealed class GrainNamesTests(ServiceApp app) : IClassFixture<ServiceApp>
{
    static readonly Assembly[] Ours = [typeof(IMacroGrain).Assembly, typeof(MacroGrain).Assembly, typeof(EncryptedRecord).Assembly];

    TypeConverter Types => app.Services.GetRequiredService<TypeConverter>();

    [Fact]
    public void GrainTypes_ByClass_AreWhatRecordsAndRemindersName()
    {
        var types = app.Services.GetRequiredService<GrainTypeResolver>();
        NameList.ShouldHold("grain-types.txt", GrainClasses().Select(type =>
            $"{types.GetGrainType(type)}: {string.Join(", ", InterfacesOf(type).Select(InterfaceName).Order(StringComparer.Ordinal))}"));
    }

    [Fact]
    public void GrainInterfaces_ByInterface_AreWhatCallsName() =>
        NameList.ShouldHold("grain-interfaces.txt", GrainInterfaces().Select(InterfaceName));

    [Fact]
    public void GrainCalls_ByMethod_AreWhatOtherBuildsSend() =>
        NameList.ShouldHold("grain-calls.txt", Ours.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsAssignableTo(typeof(RequestBase)) && !type.IsAbstract)
            .Select(type => $"{WireName(type)}({string.Join(", ", ArgumentsOf(type))}) -> {AnswerOf(type)}"));

    [Fact]
    public void Messages_ByMember_AreWhatOtherBuildsSend() =>
        NameList.ShouldHold("messages.txt", Ours.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null)
            .SelectMany(type => MembersOf(type).Prepend($"{WireName(type)}: {ParentOf(type)}".TrimEnd(' ', ':'))));

    static IEnumerable<Type> GrainClasses() =>
        Ours.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsAssignableTo(typeof(Grain)) && !type.IsAbstract);

    static IEnumerable<Type> GrainInterfaces() =>
        Ours.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)));

    static IEnumerable<Type> InterfacesOf(Type type) =>
        type.GetInterfaces().Where(candidate => Ours.Contains(candidate.Assembly) && candidate.IsAssignableTo(typeof(IAddressable)));

    string InterfaceName(Type type) => app.Services.GetRequiredService<GrainInterfaceTypeResolver>().GetGrainInterfaceType(type).ToString();

    // Where its type is known, an enum is a number and goes without its name.
    string Form(Type type) => Nullable.GetUnderlyingType(type) is { IsEnum: true } optional ? ValuesOf(optional) + " | null"
        : type.IsEnum ? ValuesOf(type)
        : WireName(type);

    static string ValuesOf(Type type) => string.Join(" | ", Enum.GetValues(type).Cast<object>().Select(value =>
        $"{JsonSerializer.Serialize(value, type, StateJson.Options).Trim('"')} = {Convert.ToInt64(value, CultureInfo.InvariantCulture)}"));

    // Types of the framework that have a codec of their own are named by nobody.
    string WireName(Type type)
    {
        try
        {
            return Types.Format(type, allowAllTypes: true);
        }
        catch (InvalidOperationException)
        {
            return type.Name;
        }
    }

    // Arguments go by their place, under the same names in every build.
    IEnumerable<string> ArgumentsOf(Type invokable) => Fields(invokable)
        .Where(field => field.Name.StartsWith("arg", StringComparison.Ordinal))
        .OrderBy(field => int.Parse(field.Name.AsSpan(3), CultureInfo.InvariantCulture))
        .Select(field => Form(field.FieldType));

    string AnswerOf(Type invokable) => invokable.BaseType is { IsGenericType: true } typed ? WireName(typed.GenericTypeArguments[0]) : "";

    string ParentOf(Type type) =>
        type.BaseType is { } parent && parent.Namespace!.StartsWith("UserMacro", StringComparison.Ordinal) ? WireName(parent) : "";

    IEnumerable<string> MembersOf(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Select(member => (Member: member, Id: member.GetCustomAttribute<IdAttribute>()))
        .Where(pair => pair.Id is not null)
        .Select(pair => $"{WireName(type)} [{pair.Id!.Id:000}]: {Form(TypeOf(pair.Member))}");

    static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    static FieldInfo[] Fields(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly);
}
