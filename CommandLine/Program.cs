using UserMacro.CommandLine.Commands;

return await Tool.RunAsync(args, ToolEnvironment.OfProcess(), CancellationToken.None);
