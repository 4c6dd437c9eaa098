using Mono.Cecil;
using Mono.Cecil.Cil;
using UserMacro.Architecture.Tests.Folders;

namespace UserMacro.Architecture.Tests.Limiting;

/// <summary>The names of limits that refusals carry are those of the table, which <c>GET /api/v1/limits</c> publishes.</summary>
public class LimitNameTests
{
    const string Error = "UserMacro.Grains.Interfaces.Results.LimitError";
    const string Table = "UserMacro.Grains.Interfaces.Limiting.Limits";

    [Fact]
    public void LimitError_Anywhere_TakesItsNameFromTheTable()
    {
        var constants = Load("Grains.Interfaces").GetType(Table).Fields.Where(field => field.HasConstant).Select(field => field.Name).ToHashSet();
        var made = new[] { "Grains", "Silo", "WebApi" }.SelectMany(project => MadeIn(Load(project))).ToList();

        made.Count.ShouldBeGreaterThan(5);
        made.Where(error => error.Constant is null || !constants.Contains(error.Constant)).ShouldBeEmpty();
    }

    /// <summary>Where errors are made, and the constant whose name they carry; null for a name from anywhere else.</summary>
    static IEnumerable<(string Method, string? Constant)> MadeIn(ModuleDefinition module) =>
        from type in module.GetTypes()
        from method in type.Methods.Where(method => method.HasBody)
        from instruction in method.Body.Instructions
        where instruction.OpCode == OpCodes.Newobj && instruction.Operand is MethodReference { DeclaringType.FullName: Error }
        select (method.FullName, ConstantBefore(instruction));

    static string? ConstantBefore(Instruction instruction) =>
        instruction.Previous is { Operand: MethodReference { Name: "NameOf", DeclaringType.FullName: Table }, Previous: { OpCode.Code: Code.Ldstr } text }
            ? (string)text.Operand
            : null;

    static ModuleDefinition Load(string project) => ModuleDefinition.ReadModule(new CompiledProject(project).Path);
}
