using Mono.Cecil;
using Mono.Cecil.Cil;

namespace UserMacro.Architecture.Tests.Folders;

/// <summary>One type of a project that uses another one of it. Nested types count as the type they are in.</summary>
internal sealed record TypeUse(TypeName User, TypeName Used);

/// <summary>A type by its namespace and name.</summary>
internal sealed record TypeName(string Namespace, string Name);

/// <summary>Reads from a compiled assembly which of its types use which.</summary>
internal static class TypeUses
{
    /// <summary>The uses within one assembly. Generated code of other namespaces than the project's, such as Orleans' <c>OrleansCodeGen</c>,
    /// is left out; what the compiler makes for lambdas, iterators and asynchronous methods counts as the type it was written in.</summary>
    public static IReadOnlySet<TypeUse> Of(CompiledProject project)
    {
        using var module = ModuleDefinition.ReadModule(project.Path);
        return module.GetTypes()
            .Select(type => (Type: type, Owner: Outermost(type)))
            .Where(type => project.Holds(type.Owner.Namespace))
            .SelectMany(type => References(type.Type).SelectMany(Parts).Select(part => (type.Owner, Used: Outermost(part))))
            .Where(use => use.Used.Module == module && use.Used.Scope == module && use.Used.FullName != use.Owner.FullName && project.Holds(use.Used.Namespace))
            .Select(use => new TypeUse(NameOf(use.Owner), NameOf(use.Used)))
            .ToHashSet();
    }

    /// <summary>All types that a type names, of whatever assembly.</summary>
    public static IEnumerable<TypeReference> NamedBy(TypeDefinition type) => References(type).SelectMany(Parts).Select(Outermost);

    static IEnumerable<TypeReference?> References(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(implemented => implemented.InterfaceType),
        .. Attributes(type),
        .. Constraints(type),
        .. type.Fields.SelectMany(field => Attributes(field).Append(field.FieldType)),
        .. type.Properties.SelectMany(Attributes),
        .. type.Methods.SelectMany(References),
    ];

    static IEnumerable<TypeReference?> References(MethodDefinition method) =>
    [
        method.ReturnType,
        .. Attributes(method),
        .. Constraints(method),
        .. method.Parameters.SelectMany(parameter => Attributes(parameter).Append(parameter.ParameterType)),
        .. method.HasBody ? method.Body.Instructions.SelectMany(References) : [],
        .. method.HasBody ? method.Body.ExceptionHandlers.Select(handler => handler.CatchType) : [],
    ];

    static IEnumerable<TypeReference?> References(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod method => method.GenericArguments.Append(method.DeclaringType),
        MemberReference member and not TypeReference => [member.DeclaringType],
        TypeReference type => [type],
        _ => [],
    };

    static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider holder) => holder.CustomAttributes.Select(attribute => attribute.AttributeType);

    static IEnumerable<TypeReference?> Constraints(IGenericParameterProvider holder) =>
        holder.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType);

    // A list of pages is a use of the page; so are arrays, references and pointers.
    static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.Append(generic.ElementType).SelectMany(Parts),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    /// <summary>The type that a nested one is in; a type that is in none itself.</summary>
    public static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } holder ? Outermost(holder) : type;

    static TypeName NameOf(TypeReference type) => new(type.Namespace, type.Name.Split('`')[0]);
}
