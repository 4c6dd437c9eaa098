using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;
using UserMacro.Templating.Runtime;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Output;

namespace UserMacro.Templating.Scriban.Builtins;

/// <summary>A function that is charged for by the size of its arguments before it runs.</summary>
/// <param name="function">The function.</param>
/// <param name="price">What it costs.</param>
internal sealed class PricedFunction(IScriptCustomFunction function, Price price) : IScriptCustomFunction
{
    public int RequiredParameterCount => function.RequiredParameterCount;

    public int ParameterCount => function.ParameterCount;

    public ScriptVarParamKind VarParamKind => function.VarParamKind;

    public Type ReturnType => function.ReturnType;

    public ScriptParameterInfo GetParameterInfo(int index) => function.GetParameterInfo(index);

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        long elements = 0;
        foreach (var argument in arguments)
        {
            elements += ValueSizes.Measure(argument);
        }

        price.Charge((GuardedContext)context, elements);
        return function.Invoke(context, callerContext, arguments, blockStatement);
    }

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));
}
