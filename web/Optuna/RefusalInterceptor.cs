using Cluster.Contracts;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Polly.Timeout;

namespace Cluster.Web.Optuna;

/// <summary>Says by its status why a call was refused, which workers turn into the exceptions that Optuna knows.</summary>
internal sealed class RefusalInterceptor : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (CommandRefusedException refused)
        {
            throw new RpcException(new Status(Code(refused.Kind), refused.Message));
        }
        catch (TimeoutRejectedException)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The cluster did not answer in time; try again."));
        }
    }

    private static StatusCode Code(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => StatusCode.NotFound,
        RefusalKind.Conflict => StatusCode.FailedPrecondition,
        RefusalKind.Later => StatusCode.ResourceExhausted,
        _ => StatusCode.InvalidArgument,
    };
}
